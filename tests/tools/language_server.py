#!/usr/bin/env python3
"""Asks yaml-language-server what an author's editor would say about procedure files.

    language_server.py --server PROGRAM --schema FILE [accept FILE...] [refuse FILE...] [ask FILE...]

`accept` files must show no error, `refuse` files at least one. `ask` files say in comments what an
editor has to show at a place, which the caret marks in the last line above that is no comment:

    takes: 20s
    # ^ hover The session time      hovering shows a text that contains this
    se
    # ^ complete severity           completion offers these words
    why: [a, b]
    #    ^ error Expected text      an error begins there, and its message contains this

One server is started for everything, and a line printed for each thing that is not as expected.
Exit status: 0 if all is, 1 if something is not, 2 if the server could not be asked.

How it knows that an answer is the answer: the server also publishes (empty) diagnostics for a
file opened before it has its configuration, and they name no version. So a text that no
procedure schema allows is opened first, and the files only once the schema has refused it. From
then on each file is opened once, never changed, and the first that is published about it counts.

Only the standard library is used. Read from the bottom up: `main`, `check`, `Editor`.
"""

import argparse
import json
import queue
import re
import subprocess
import sys
import threading
from pathlib import Path

# Seconds that the server may stay silent while something is waited for.
PATIENCE = 30

# What no schema of a procedure allows.
PROBE = "- A list is not a procedure\n"

# A diagnostic's severity if it is an error, and its code if it says that the schema is unusable.
ERROR = 1
UNUSABLE_SCHEMA = 65536

# A comment that says what has to be shown above its caret.
EXPECTED = re.compile(r"( *# *)\^ (hover|complete|error) (.+)")


class Unanswered(Exception):
    """The server could not be asked, or did not answer."""


class Connection:
    """JSON-RPC messages to and from a program's standard streams, each after its length."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # Read in a thread of its own, so that neither side ever waits for the other to read.
        self.received = queue.Queue()
        threading.Thread(target=self._read_all, daemon=True).start()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self, wanted):
        """The next message; `wanted` says what is waited for."""
        try:
            message = self.received.get(timeout=PATIENCE)
        except queue.Empty:
            raise Unanswered(f"silent for {PATIENCE} s, waiting for {wanted}") from None
        if message is None:
            raise Unanswered(f"the server ended, waiting for {wanted}")
        return message

    def _read_all(self):
        while (message := self._read()) is not None:
            self.received.put(message)
        self.received.put(None)

    def _read(self):
        length = None
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return None if length is None else json.loads(self.process.stdout.read(length))


class Editor:
    """What an editor does: opens files, and asks the server about them."""

    def __init__(self, server, schema):
        self.connection = Connection(server, "--stdio")
        schemas = {uri(schema): ["*.yaml"]}
        wanted = dict.fromkeys(["validate", "hover", "completion"], True)
        no_download = {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}
        self.settings = {"yaml": {"schemas": schemas, **wanted, **no_download}}
        self.requests = 0
        self.published = {}  # the diagnostics last published about each URI

    def start(self):
        """Returns once the schema is in force."""
        capabilities = {"workspace": {"configuration": True}}
        params = {"processId": None, "rootUri": None, "capabilities": capabilities}
        self._request("initialize", params)
        self._notify("initialized", {})
        probe = uri(Path("probe.yaml"))
        self._open(probe, PROBE)
        while not self.published.get(probe):
            self._receive("the schema to refuse a list")

    def open(self, file):
        self._open(uri(file), file.read_text(encoding="utf-8"))

    def errors(self, file):
        """The errors of an open file, once the server has looked at it."""
        while uri(file) not in self.published:
            self._receive(f"the diagnostics of {file}")
        return [found for found in self.published[uri(file)] if found["severity"] == ERROR]

    def hover(self, file, line, column):
        """The text shown at a place of an open file: its Markdown without the escapes."""
        answer = self._ask("textDocument/hover", file, line, column)
        return answer["contents"]["value"].replace("\\", "") if answer else ""

    def completion(self, file, line, column):
        """The words offered at a place of an open file."""
        answer = self._ask("textDocument/completion", file, line, column)
        return [item["label"] for item in answer["items"]]

    def stop(self):
        self._request("shutdown", None)
        self._notify("exit", None)
        self.connection.process.wait(timeout=PATIENCE)

    def _open(self, name, text):
        document = {"uri": name, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})

    def _ask(self, method, file, line, column):
        position = {"line": line - 1, "character": column - 1}
        return self._request(method, {"textDocument": {"uri": uri(file)}, "position": position})

    def _notify(self, method, params):
        self.connection.send({"method": method, "params": params})

    def _request(self, method, params):
        self.requests += 1
        self.connection.send({"id": self.requests, "method": method, "params": params})
        while True:
            message = self._receive(method)
            if "method" not in message and message["id"] == self.requests:
                if "error" in message:
                    raise Unanswered(f"{method}: {message['error']['message']}")
                return message["result"]

    def _receive(self, wanted):
        """The next message; what the server asks or publishes is seen to here."""
        message = self.connection.receive(wanted)
        method, params = message.get("method"), message.get("params")
        if method == "textDocument/publishDiagnostics":
            for found in params["diagnostics"]:
                if found.get("code") == UNUSABLE_SCHEMA:
                    raise Unanswered(f"{params['uri']}: {found['message']}")
            self.published[params["uri"]] = params["diagnostics"]
        elif method == "workspace/configuration":
            sections = [self.settings.get(item["section"]) for item in params["items"]]
            self.connection.send({"id": message["id"], "result": sections})
        elif method and "id" in message:
            self.connection.send({"id": message["id"], "result": None})
        return message


def uri(file):
    return file.resolve().as_uri()


def described(diagnostics):
    for found in diagnostics:
        start = found["range"]["start"]
        yield f"{start['line'] + 1}:{start['character'] + 1} {found['message']}"


def expectations(file):
    """What a file says has to be shown in it: line and column, what, and the words."""
    line = 0
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if found := EXPECTED.fullmatch(text):
            before, what, words = found.groups()
            yield (line, len(before) + 1), what, words
        elif not text.lstrip().startswith("#"):
            line = number


def asked(editor, file):
    """For each thing that a file expects: whether it is so, what it is, and what was seen."""
    if not any(expectations(file)):
        yield False, f"{file} says what is expected", "no `# ^`"
    for (line, column), what, words in expectations(file):
        if what == "hover":
            seen = editor.hover(file, line, column)
            right = words in seen
        elif what == "complete":
            offered = editor.completion(file, line, column)
            right = set(words.split()) <= set(offered)
            seen = ", ".join(offered)
        else:
            errors = list(described(editor.errors(file)))
            place = f"{line}:{column} "
            right = any(error.startswith(place) and words in error for error in errors)
            seen = "; ".join(errors)
        yield right, f"{file}:{line}:{column} {what} {words}", seen


def check(editor, args):
    """For each thing expected: whether it is so, what it is, and what was seen."""
    for file in dict.fromkeys([*args.accept, *args.refuse, *args.ask]):
        editor.open(file)
    for file in args.accept:
        errors = editor.errors(file)
        yield not errors, f"{file} is accepted", "; ".join(described(errors))
    for file in args.refuse:
        yield bool(editor.errors(file)), f"{file} is refused", "nothing"
    for file in args.ask:
        yield from asked(editor, file)


def arguments():
    summary, usage, *_ = __doc__.split("\n\n")
    parser = argparse.ArgumentParser(usage=usage.strip(), description=summary)
    parser.add_argument("--server", required=True)
    parser.add_argument("--schema", required=True, type=Path)
    parser.add_argument("files", nargs="*")
    args = parser.parse_args()

    lists = {"accept": [], "refuse": [], "ask": []}
    current = None
    for word in args.files:
        if word in lists:
            current = lists[word]
        elif current is None:
            parser.error(f"`accept`, `refuse` or `ask` must stand before {word}")
        else:
            current.append(Path(word))
    args.accept, args.refuse, args.ask = lists.values()
    if not any(lists.values()):
        parser.error("nothing to check")
    return args


def main():
    args = arguments()
    things = wrong = 0
    editor = Editor(args.server, args.schema)
    try:
        editor.start()
        for right, expected, seen in check(editor, args):
            things += 1
            if not right:
                wrong += 1
                print(f"not so: {expected}\n  seen: {' '.join(seen.split())}", file=sys.stderr)
        editor.stop()
    finally:
        editor.connection.process.kill()
    if wrong == 0:
        print(f"yaml-language-server shows all of {things} things as expected")
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Unanswered, OSError, ValueError, subprocess.TimeoutExpired) as failure:
        print(f"language_server.py: {failure}", file=sys.stderr)
        sys.exit(2)
