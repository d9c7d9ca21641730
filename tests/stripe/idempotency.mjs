// stripe-stateful-mock on a port of this machine: it knows idempotency keys, and nothing newer than 2020.
// Usage: idempotency.mjs PORT
import mock from "stripe-stateful-mock";

mock.createExpressApp().listen(Number(process.argv[2]), "127.0.0.1");
