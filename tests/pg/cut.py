"""Passes one client on to a server, and cuts it off once the server has answered its Nth message.

    cut.py SOCKET SERVER_SOCKET N

Messages are those that the server answers with ReadyForQuery: a Query, a Sync. Ends with 0 when it has cut the client
off, and with 3 when the client was done before.
"""
import os
import select
import socket
import sys

path, server_path, wanted = sys.argv[1], sys.argv[2], int(sys.argv[3])
if os.path.exists(path):
    os.unlink(path)
listener = socket.socket(socket.AF_UNIX)
listener.bind(path)
listener.listen(1)
listener.settimeout(30)
client, _ = listener.accept()
server = socket.socket(socket.AF_UNIX)
server.connect(server_path)


def messages(buffer, header):
    """Takes whole messages off the front: a type of `header` bytes, then their length with itself."""
    while len(buffer) >= header + 4:
        size = header + int.from_bytes(buffer[header : header + 4], "big")
        if len(buffer) < size:
            return
        message = bytes(buffer[:size])
        del buffer[:size]
        yield message


sent, answered = bytearray(), bytearray()
has_begun = False
asked = 0
while True:
    for ready in select.select([client, server], [], [])[0]:
        read = ready.recv(65536)
        if not read:
            sys.exit(3)
        if ready is client:
            sent += read
            if not has_begun:
                for message in messages(sent, 0):
                    server.sendall(message)
                    has_begun = True
                    break
            for message in messages(sent, 1) if has_begun else ():
                asked += message[:1] in (b"Q", b"S")
                server.sendall(message)
                if asked == wanted:
                    break
        else:
            answered += read
            for message in messages(answered, 1):
                if asked == wanted and message[:1] == b"Z":
                    sys.exit(0)
                client.sendall(message)
