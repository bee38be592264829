"""Files as the documentation shows them, and records that use every field."""

from __future__ import annotations

from pathlib import Path

from httpv2_gui.core.auth import DedicatedAuth
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.connection import Connection, Timeouts, Tls
from httpv2_gui.core.model.request import Part, Poll, Request
from httpv2_gui.core.model.secret import Secret

FILE = Path("requests/example.toml")

CONNECTION_FILE = """\
# connections/crowdstrike.toml
name = "CrowdStrike"
test_url = "https://api.crowdstrike.com"
restrict_domain = true
cookie_scope = "global"        # global | run | ignored

[auth]                         # the scheme's own fields follow its name
scheme = "dedicated"           # none basic bearer digest
method = "POST"
url = "https://api.crowdstrike.com/oauth2/token"
token_field = "access_token"   # headers and body of the token request are secrets here

[tls]
verify = true
ca_certificate = ""            # Base64 of a PEM file (as in HTTP V2), or PEM text

[timeouts]
connect_ms = 120000            # left out = default, 0 = no limit
read_ms = 120000
"""

REQUEST_FILE = """\
# requests/search-job.toml
name = "Search job"
connection = "CrowdStrike"
method = "GET"
url = "https://api.crowdstrike.com/jobs/[Input.job_id]"
params = '''{"sorting": "asc"}'''
headers = '''
{"Authorization": "Bearer {{integration.token}}"}
'''
cookies = ""
body = ""
expected_values = '''{"state": ["finished", "error"]}'''
follow_redirects = true
fail_on_error = true           # Fail on 4xx/5xx
base64_output = false
fields_to_return = ["response_data", "redirects", "response_code"]
timeout_s = 120                # Request Timeout
save_to_case_wall = false      # save the response as a zip
password_protect_zip = true    # password "infected"

[poll]
interval_s = 30
timeout_s = 3600
"""

CONNECTION = Connection(
    name="CrowdStrike",
    description="Two\nlines",
    test_url="https://api.crowdstrike.com",
    restrict_domain=True,
    cookie_scope="global",
    auth=DedicatedAuth(
        url="https://api.crowdstrike.com/oauth2/token",
        headers=Secret('{"Accept": "*/*"}'),
        body=Secret('{"client_secret": "s3cr3t-value"}'),
        token_field="access_token",
    ),
    tls=Tls(verify=False, ca_certificate="-----BEGIN\nAAAA\n-----END\n"),
    timeouts=Timeouts(connect_ms=0, read_ms=5),
)

REQUEST = Request(
    name="Upload",
    connection="CrowdStrike",
    method="POST",
    url="https://api.crowdstrike.com/files",
    headers='{\n  "X-Number": 1.10\n}',
    body='{"a": 1}',
    fields_to_return=("response_code", "response_data"),
    timeout_s=0,
    parts=(Part(name="file", source="file", file="a.txt"), Part(name="note", content="'''\r\n")),
    poll=Poll(
        interval_s=5,
        failure_values='{"state": ["failed", "lost"]}',
        keep_waiting=True,
        repeat="safe",
    ),
)

BLOCK_FILE = """\
# blocks/enrich-ticket.toml
name = "Enrich ticket"

# which one
[[inputs]]
name = "sys_id"
description = "Which ticket"
required = true

[[steps]]                      # each a request as above, in order
name = "Read ticket"
connection = "ServiceNow"
url = "https://instance.example.com/api/now/table/incident/[Input.sys_id]"
expected_values = '''{"state": "done"}'''

# not too often
[steps.poll]
interval_s = 30

# the second one
[[steps]]
name = "Comment"
connection = "ServiceNow"
method = "POST"
url = "https://instance.example.com/api/comment"

[[steps.parts]] # the note
name = "note"
source = "text"
content = '''{"number": "[Read ticket.JsonResult| "response_data.result.number"]"}'''

[[steps.parts]]
source = "file"
file = "a.txt"
"""

BLOCK = Block(
    name="Enrich ticket",
    description="d",
    output="[Read ticket.is_success]",
    inputs=(
        Input(name="sys_id", description="Which ticket", required=True),
        Input(name="URL Params (Optional)", default="{}"),
        Input(name="key", secret=True),
    ),
    steps=(
        Request(name="Read ticket", url="u", poll=Poll(interval_s=5)),
        Request(name="Comment", method="POST", parts=(Part(name="note", source="text"), Part())),
    ),
)
