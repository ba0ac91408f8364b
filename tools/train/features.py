"""How the learned tables are addressed, as src/text/feature_hash.h does it."""
import json
import subprocess

MASK = 0xFFFFFFFF

_hashes = {}


def hash_bytes(text):
    """FNV-1a, 32 bits."""
    h = _hashes.get(text)
    if h is None:
        h = 2166136261
        for byte in text:
            h = ((h ^ byte) * 16777619) & MASK
        _hashes[text] = h
    return h


def mix(value, salt):
    h = (value ^ (salt * 0x9E3779B1)) & MASK
    h ^= h >> 15
    h = (h * 0x85EBCA6B) & MASK
    return h ^ (h >> 13)


def divide(program, texts):
    """How replylint divides the texts, by the program built from words.cc."""
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    done = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]
