"""A mail server in a thread of the test: it takes mails, refuses some addresses, or says nothing at all."""

import socketserver
import threading
from contextlib import contextmanager


@contextmanager
def smtp_server(*, refuses: str = "", is_silent: bool = False):
    """Yields (port, the mails that were taken, as bytes)."""
    taken: list[bytes] = []
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _handler(taken, refuses, is_silent))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server.server_address[1], taken
    finally:
        server.shutdown()
        server.server_close()


def _handler(taken, refuses, is_silent):
    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            if is_silent:
                self.rfile.read()  # until the client has had enough
                return
            self.say("220 here")
            for line in self.rfile:
                verb = line[:4].upper()
                if verb == b"DATA":
                    self.say("354 go on")
                    taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                if verb == b"RCPT" and refuses and refuses.encode() in line:
                    self.say(f"550 no such mailbox: {refuses}, secret words of the server")
                    continue
                self.say("221 bye" if verb == b"QUIT" else "250 well")

        def say(self, text):
            self.wfile.write(f"{text}\r\n".encode())

    return Handler
