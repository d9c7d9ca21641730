#!/usr/bin/env python3
"""report.py READS.jsonl   A table of medians, with the ratio to limit_axum of the same run."""
import json, statistics, sys

rows = {}
for line in open(sys.argv[1]):
    row = json.loads(line)
    rows.setdefault(row["op"], {}).setdefault(row["name"], []).append(row)
print("| request | contestant | req/s | p50 / p99 ms | CPU ms, server + PostgreSQL | req per core-second | of the limit | PSS MB | KB | errors | others' CPU |")
print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
for op in ("list0", "list", "map", "project"):
    of = rows.get(op, {})
    limit = [row["req_per_cpu_s"] for row in of.get("limit_axum", [])]
    for name, runs in of.items():
        median = lambda key: statistics.median(row[key] for row in runs)
        ratio = f"{median('req_per_cpu_s') / statistics.median(limit):.2f}" if limit else "-"
        errors = sum(row["err_status"] + row["err_sock"] for row in runs)
        print(f"| {op} | {name} ({len(runs)}x) | {median('rps'):.0f} | {median('p50_ms'):.1f} / {median('p99_ms'):.0f} | "
              f"{median('cpu_ms_server_per_req'):.3f} + {median('cpu_ms_pg_per_req'):.3f} | {median('req_per_cpu_s'):.0f} | {ratio} | "
              f"{median('pss_peak_mb'):.0f} | {median('bytes_per_req') / 1000:.1f} | {errors} | {median('cpu_other'):.2f} |")
