"""Reference verifier for exported logs, written from the formats alone (RFC 6962, RFC 8032, C2SP signed-note and tlog-tiles).

Standard library only; slow and short on purpose. Usage: reference_verifier.py KEYFILE DIR...   prints per DIR "ok" or "bad: reason".
"""
import base64, hashlib, json, os, sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def recover_x(y, sign):
    if y >= P:
        raise ValueError("point")
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P or (x == 0 and sign):
        raise ValueError("point")
    return P - x if x & 1 != sign else x


def decode(data):
    n = int.from_bytes(data, "little")
    y, sign = n & (1 << 255) - 1, n >> 255
    x = recover_x(y, sign)
    return (x, y, 1, x * y % P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = add(q, p)
        p, n = add(p, p), n >> 1
    return q


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signature_holds(key, message, signature):
    if len(signature) != 64:
        return False
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    try:
        left, right = times(s, BASE), add(decode(signature[:32]), times(k, decode(key)))
    except ValueError:
        return False
    return s < L and (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def root_of(hashes):
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root_of(hashes[:k]) + root_of(hashes[k:])).digest()


def tile_path(level, number, width):
    groups = [f"{number % 1000:03d}"]
    while number >= 1000:
        number //= 1000
        groups.insert(0, f"x{number % 1000:03d}")
    return f"tile/{level}/" + "/".join(groups) + ("" if width == 256 else f".p/{width}")


def strict_base64(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("base64")
    return data


def checkpoint_of(note, vkey):
    name, key_id, encoded = vkey.strip().split("+", 2)
    typed = strict_base64(encoded)
    real_id = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
    if typed[0] != 1 or real_id.hex() != key_id:
        raise ValueError("key")
    text, lines = note[: note.rindex("\n\n") + 1], note[note.rindex("\n\n") + 2 :]
    if not lines.endswith("\n"):
        raise ValueError("note")
    holds = False
    for line in lines[:-1].split("\n"):
        dash, signer, signature = line.split(" ")
        data = strict_base64(signature)
        if dash != "\u2014" or len(data) < 5:
            raise ValueError("line")
        if signer == name and data[:4] == real_id:
            if not signature_holds(typed[1:], text.encode(), data[4:]):
                raise ValueError("signature")
            holds = True
    origin, size, root = text.split("\n")[:3]
    if not holds or origin != name or str(int(size)) != size:
        raise ValueError("checkpoint")
    return int(size), strict_base64(root)


def included(index, size, leaf, proof, root):
    node, last = index, size - 1
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            leaf = hashlib.sha256(b"\1" + sibling + leaf).digest()
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            leaf = hashlib.sha256(b"\1" + leaf + sibling).digest()
        node, last = node >> 1, last >> 1
    return last == 0 and leaf == root


def rotation_of(proof):
    """A change of the key: (index, size, root, key before, key after), signed by both keys."""
    head, note = proof.split("\n\n", 1)
    title, extra, index, *hashes = head.split("\n")
    if title != "c2sp.org/tlog-proof@v1" or extra[:6] != "extra " or index[:6] != "index ":
        raise ValueError("proof")
    entry = strict_base64(extra[6:])
    index, fields = int(index[6:]), json.loads(entry)["f"]
    before, after = fields["previousKey"], fields["nextKey"]
    size, root = checkpoint_of(note, before)
    checkpoint_of(note, after)
    leaf = hashlib.sha256(b"\0" + entry).digest()
    if index != size - 1 or not included(index, size, leaf, [strict_base64(h) for h in hashes], root):
        raise ValueError("rotation")
    return index, size, root, before, after


def verify(folder, vkey):
    read = lambda path: open(os.path.join(folder, path), "rb").read()
    expected = {"checkpoint", "log.vkey", "LIESMICH.txt"}
    rotations = []
    if os.path.isdir(os.path.join(folder, "keys")):
        names = sorted(os.listdir(os.path.join(folder, "keys")))
        expected |= {"keys/" + name for name in names}
        rotations = sorted(rotation_of(read("keys/" + name).decode()) for name in names)
    keys = [rotations[0][3]] + [r[4] for r in rotations] if rotations else [vkey.strip()]
    if vkey.strip() not in keys or any(r[3] != key for r, key in zip(rotations, keys)):
        return "bad: key chain"
    if read("log.vkey").decode() != keys[-1] + "\n":
        return "bad: key"
    size, root = checkpoint_of(read("checkpoint").decode(), keys[-1])
    leaves, changes = [], []
    for number in range((size + 255) // 256):
        width = min(256, size - 256 * number)
        expected.add(path := tile_path("entries", number, width))
        bundle, count = read(path), 0
        while bundle:
            length = int.from_bytes(bundle[:2], "big")
            if len(bundle) < 2 + length:
                return "bad: bundle"
            if b'"event":"log-key-changed"' in bundle[2 : 2 + length]:
                changes.append(len(leaves))
            leaves.append(hashlib.sha256(b"\0" + bundle[2 : 2 + length]).digest())
            bundle, count = bundle[2 + length :], count + 1
        if count != width:
            return "bad: bundle"
    if root_of(leaves) != root:
        return "bad: root"
    if changes != [r[0] for r in rotations] or any(root_of(leaves[: r[1]]) != r[2] for r in rotations):
        return "bad: key change"
    level, hashes = 0, leaves
    while hashes:
        for number in range((len(hashes) + 255) // 256):
            part = hashes[256 * number : 256 * number + 256]
            expected.add(path := tile_path(level, number, len(part)))
            if read(path) != b"".join(part):
                return "bad: tile"
        level, hashes = level + 1, [root_of(hashes[i : i + 256]) for i in range(0, len(hashes) - 255, 256)]
    found = {os.path.relpath(os.path.join(d, f), folder) for d, _, files in os.walk(folder) for f in files}
    return "ok" if found == expected else "bad: files"


for directory in sys.argv[2:]:
    try:
        print(verify(directory, open(sys.argv[1], encoding="utf-8").read()))
    except (ValueError, OSError, IndexError, KeyError) as error:
        print(f"bad: {type(error).__name__}")
