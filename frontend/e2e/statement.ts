/** A movement as a bank writes it: below zero where money left. */
export type Movement = { amount: string; name: string; text?: string; reference?: string };

const minor = (amount: string): number => Math.round(Number(amount) * 100);
const written = (value: number): string => (Math.abs(value) / 100).toFixed(2);
const sign = (value: number): string => (value < 0 ? 'DBIT' : 'CRDT');

const balance = (code: string, value: number, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${written(value)}</Amt>
   <CdtDbtInd>${sign(value)}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

function entry({ amount, name, text, reference }: Movement, day: string, number: string): string {
  const value = minor(amount);
  const party = value < 0 ? 'Cdtr' : 'Dbtr';
  const structured = reference
    ? `<Strd><CdtrRefInf><Ref>${reference.replaceAll(' ', '')}</Ref></CdtrRefInf></Strd>`
    : '';
  return `<Ntry><Amt Ccy="EUR">${written(value)}</Amt><CdtDbtInd>${sign(value)}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${number}</AcctSvcrRef><BkTxCd/>
    <NtryDtls><TxDtls><RltdPties><${party}><Pty><Nm>${name}</Nm></Pty></${party}></RltdPties>
    <RmtInf>${text ? `<Ustrd>${text}</Ustrd>` : ''}${structured}</RmtInf></TxDtls></NtryDtls></Ntry>`;
}

/** A day's statement in the form camt.053, whose balances hold its movements together. */
export function camt053(
  iban: string,
  opening: string,
  movements: readonly Movement[],
  now: Date = new Date()
): string {
  const day = now.toISOString().slice(0, 10);
  const id = `T${now.getTime()}`;
  const from = minor(opening);
  const until = movements.reduce((sum, { amount }) => sum + minor(amount), from);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
  <GrpHdr><MsgId>${id}</MsgId><CreDtTm>${day}T20:00:00Z</CreDtTm></GrpHdr>
  <Stmt><Id>${id}</Id><Acct><Id><IBAN>${iban.replaceAll(' ', '')}</IBAN></Id><Ccy>EUR</Ccy></Acct>
  ${balance('OPBD', from, day)}${balance('CLBD', until, day)}
  ${movements.map((movement, index) => entry(movement, day, `${id}-${index + 1}`)).join('\n')}
  </Stmt></BkToCstmrStmt></Document>`;
}
