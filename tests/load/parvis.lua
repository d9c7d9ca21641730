-- OP=list0|list|map|project  QDIR=folder of queries  CURSORS=file with one cursor a line (page 2, 3, …)
-- Asks for what the kit's own script asks for, from the same random numbers in the same order.
local op, name = os.getenv("OP"), os.getenv("OP"):gsub("0$", "")
local requests, next_request, COUNT = {}, 0, 2003

local function json(text) return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"'):gsub('\n', ' ') .. '"' end

function init()
  math.randomseed(4242)
  local file = assert(io.open(os.getenv("QDIR") .. "/" .. name .. ".graphql"))
  local query = json(file:read("*a"))
  file:close()
  local cursors = {}
  for line in io.lines(os.getenv("CURSORS")) do cursors[#cursors + 1] = line end
  local headers = { ["content-type"] = "application/json", ["accept"] = "application/json" }
  for k = 1, COUNT do
    local page, id = math.random(0, 49), math.random(1, 10000)
    if op == "list0" then page = 0 end
    local w, s = 4.0 + math.random(0, 3056) / 10000, 50.7 + math.random(0, 2292) / 10000
    local variables
    if name == "list" then
      variables = page == 0 and "{}" or '{"after":"' .. cursors[page] .. '"}'
    elseif name == "map" then
      variables = string.format('{"bounds":[%.4f,%.4f,%.4f,%.4f]}', w, s, w + 0.0944, s + 0.0708)
    else
      variables = string.format('{"slug":"project-%d"}', id)
    end
    requests[k] = wrk.format("POST", "/graphql", headers, '{"query":' .. query .. ',"variables":' .. variables .. '}')
  end
end

function request()
  next_request = next_request % COUNT + 1
  return requests[next_request]
end

function done(summary, latency)
  local function ms(percentile) return latency:percentile(percentile) / 1000 end
  local errors = summary.errors
  io.write(string.format('WRKJSON {"requests":%d,"duration_s":%.3f,"rps":%.1f,"bytes_per_req":%.0f,"p50_ms":%.3f,"p90_ms":%.3f,"p99_ms":%.3f,"max_ms":%.3f,"err_status":%d,"err_sock":%d}\n',
    summary.requests, summary.duration / 1e6, summary.requests / (summary.duration / 1e6),
    summary.bytes / math.max(1, summary.requests), ms(50), ms(90), ms(99), latency.max / 1000, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
