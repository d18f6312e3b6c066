"""A shop in Flask, written as Flask's documentation does: a signed session, and a cart that is JSON in a cookie.

Run as `python3 shop.py SECRET`; prints the port that it listens on.
"""

import json
import sys

from flask import Flask, request, session
from markupsafe import escape
from werkzeug.serving import make_server

app = Flask(__name__)
app.secret_key = sys.argv[1]

ICON = '<link rel="icon" href="data:,">'


@app.get("/login")
def login():
    session["user"] = "Ada"
    session["id"] = 12345678901234567890
    response = app.make_response(f"{ICON}<title>Welcome</title>")
    response.set_cookie("cart", json.dumps({"Sugar": 3, "note": "two; caf\u00e9"}))
    return response


@app.get("/script")
def script():
    return f"""{ICON}<title>Script</title><script>
document.cookie = 'wishes=' + JSON.stringify({{ Tea: 1, id: 7 }}) + '; path=/';
</script>"""


@app.get("/")
def read():
    """Shows what Flask reads of the request."""
    return f'{ICON}<title>Read</title><pre>{escape(json.dumps(what_is_read()))}</pre>'


def what_is_read():
    return {
        "session": {key: str(value) for key, value in session.items()},
        **{name: json.loads(request.cookies.get(name, "null")) for name in ("cart", "wishes")},
    }


server = make_server("127.0.0.1", 0, app)
print(server.port, flush=True)
server.serve_forever()
