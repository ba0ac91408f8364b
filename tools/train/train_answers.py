#!/usr/bin/env python3
"""Makes src/models/english_relation.bin and english_answers.bin: train_answers.py DATA EVIDENCE MODELS

EVIDENCE is the program of train_evidence.cc: it says what src/match/evidence.cc finds between the items of
a mail and the sentences of a reply, and this learns how much each kind of evidence weighs, and how
replies go from item to item, in the chain model of src/match/answer_chain.cc. Before that it learns
the relation: a matrix that turns the meaning of what is asked to where its answers lie. Learned from
replies of which it is known what answers what, whole and with one answer taken out. --check
cross-validates over mails instead of writing the tables."""
import hashlib
import json
import os
import re
import struct
import subprocess
import sys

import numpy as np
import torch

from answered_mail import FOLDER, answered_mail, overlap, solid

MOST_ITEMS, MOST_SENTENCES, BATCH = 12, 30, 200
EPOCHS, RATE, PENALTY, LIKELIHOOD = 80, 0.1, 0.01, 0.3
RELATION_EPOCHS, RELATION_RATE, RELATION_PENALTY, RELATION_BATCH, FOLDS = 60, 0.003, 0.01, 32, 5
RELATED = 3  # evidence made of the relation: the last
VARIOUS = "various.txt"  # the mails that the weights are learned from
HERE = os.path.dirname(os.path.abspath(__file__))


def mail(group, kind, customer, draft, items, segments, answered, closed=False, problems=(), weight=1.0):
    """`items` are texts of the customer by number, `segments` parts of the draft with the numbers
    they answer; `answered` says of some items whether they are. In a `closed` mail nothing else is
    answered."""
    return dict(group=group, kind=kind, customer=customer, draft=draft, items=items, segments=segments,
                answered=answered, closed=closed, problems=set(problems), weight=weight)


def variant(support, without=()):
    kept = [s for k, s in enumerate(support.segments) if k not in without]
    answered = {n: any(n in numbers for numbers, _ in kept) for n in support.items}
    return mail("s" + support.name, "support", support.customer, support.reply(without), support.items, kept, answered,
                True, support.problems)


def support_mail():
    """A problem is answered with the question beside it."""
    for support in answered_mail([VARIOUS]):
        yield variant(support)
        for number in support.items.keys() - support.problems:
            own = {k for k, (numbers, _) in enumerate(support.segments) if number in numbers}
            if own and all(support.segments[k][0] - support.problems == {number} for k in own):
                yield variant(support, own)


def more_support_mail():
    """Whole replies, for the relation alone: src/models/README.md says why."""
    for name in sorted(os.listdir(FOLDER)):
        if name != VARIOUS:
            for support in answered_mail([name]):
                yield variant(support)


def rows(data, name):
    with open(os.path.join(data, name + ".jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def free_standing(group, kind, customer, pairs, known, weight):
    """A reply of blocks whose quotes are left out, whole and without each block of `known`."""
    for without in [None, *known]:
        kept = [({k}, block) for k, (_, block) in enumerate(pairs) if k != without]
        yield mail(group, kind, customer, "Hi,\n\n" + "\n\n".join(b for _, b in kept) + "\n",
                   {k: text for k, (text, _) in enumerate(pairs)}, kept, {k: k != without for k in known},
                   weight=weight)


def list_mail(data):
    replies = rows(data, "mailing_replies_interleaved")
    by_id = {r["message_id"]: r for r in replies}
    for row in rows(data, "mailing_weak_qa_pairs"):
        reply = by_id.get(row["message_id"])
        if not reply or not reply.get("parent_body"):
            continue
        pairs = [(q, a) for q, a in zip(row["questions"], row["answers"])
                 if solid(q) in solid(reply["parent_body"]) and a in reply["body"]]
        if len(pairs) > 1:
            yield from free_standing("m" + row["message_id"], "question and answer", reply["parent_body"], pairs,
                                     range(len(pairs)), 0.6)
    for reply in replies:
        if not reply.get("parent_body"):
            continue
        pairs, questions = [], []
        for quote, block in quoted_blocks(reply["body"]):
            asked = [s for s in re.split(r"(?<=[?.!])\s+", quote) if s.endswith("?")]
            text = asked[-1] if asked else quote
            if solid(text)[:60] not in solid(reply["parent_body"]):
                continue
            if asked:
                questions.append(len(pairs))
            pairs.append((text, block))
        if 1 < len(pairs) <= 8 and questions and all(len(b) <= 2500 for _, b in pairs):
            yield from free_standing("m" + reply["message_id"], "interleaved", reply["parent_body"], pairs, questions,
                                     0.1)


def quoted_blocks(body):
    """Each block of own lines with the last paragraph of the quote above it."""
    parts = []
    for line in body.split("\n"):
        if re.match(r"-- ?$", line) or line.startswith("_____"):
            break
        quote = re.match(r">\s?(.*)$", line)
        kind, text = ("quote", quote[1]) if quote else ("own", line)
        if quote and text.startswith(">"):
            text = None  # an older quote
        if parts and parts[-1][0] == kind:
            parts[-1][1].append(text)
        else:
            parts.append((kind, [text]))
    merged = []
    for kind, lines in parts:
        if kind == "own" and not any(line.strip() for line in lines):
            continue
        if merged and merged[-1][0] == kind:
            merged[-1][1].extend(["", *lines])
        else:
            merged.append((kind, list(lines)))
    for (kind, lines), (_, own) in zip(merged, merged[1:]):
        if kind != "quote":
            continue
        paragraphs = [" ".join(p.split()) for p in
                      re.split(r"\n\s*\n", "\n".join(line for line in lines if line is not None)) if p.strip()]
        block = "\n".join(own).strip()
        if paragraphs and block:
            yield paragraphs[-1], block


def good_replies():
    """The good replies of corpus/clean that quote nothing: all they are asked is answered."""
    folder = os.path.join(HERE, "..", "..", "corpus", "clean")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".customer.txt"):
            continue
        draft = os.path.join(folder, name.replace(".customer.", ".draft."))
        if not os.path.exists(draft) or re.match(r"(french|german|italian|japanese|polish|spanish)", name):
            continue
        customer, reply = (open(path, encoding="utf-8").read() for path in (os.path.join(folder, name), draft))
        if not re.search(r"^\s*[>|]", reply, re.M):
            yield mail("c" + name, "good", customer, reply, {0: customer}, [], {0: True})


def add_evidence(mails, program):
    requests = "".join(json.dumps({"customer": m["customer"], "draft": m["draft"]}) + "\n" for m in mails)
    lines = subprocess.run([program], input=requests.encode(), stdout=subprocess.PIPE, check=True).stdout.splitlines()
    for m, line in zip(mails, lines):
        found = json.loads(line)
        cut = lambda body, span: body.encode()[span[0]:span[1]].decode()
        # As in matching: what is asked is read without the problems beside it.
        asked = [k for k, item in enumerate(found["items"]) if item[2] in ("question", "request")]
        read = asked or range(len(found["items"]))
        m["evidence"] = np.array([found["evidence"][k] for k in read], np.float32)
        m["opens"] = found["opens"]
        m["asked"] = torch.tensor([found["item_meanings"][k] for k in read], dtype=torch.float32) / 4096
        m["said"] = torch.tensor(found["sentence_meanings"], dtype=torch.float32) / 4096
        sentences = [found["items"][k][3] for k in read]
        m["together"] = [left == right for left, right in zip(sentences, sentences[1:])]
        m["numbers"] = [{n for n, text in m["items"].items() if overlap(cut(found["customer"], found["items"][k]), text)}
                        for k in read]
        m["answers"] = []
        for sentence in found["sentences"]:
            text = cut(found["draft"], sentence)
            own = [numbers for numbers, part in m["segments"] if overlap(text, part)]
            m["answers"].append(set().union(*own) if own else None)
    return [m for m in mails if m["evidence"].ndim == 3 and len(m["numbers"]) <= MOST_ITEMS
            and len(m["answers"]) <= MOST_SENTENCES]


def fold(m, count):
    return int(hashlib.md5(m["group"].encode()).hexdigest(), 16) % count


def learn_relation(mails):
    """Each sentence of a whole reply lies nearer to the item that it answers than to the others, or near
    to none; and each item nearer to its answers than to any other sentence of some mails."""
    whole = []
    for m in mails:
        if m["segments"] and all(m["answered"].values()):
            answers = torch.tensor([[bool(numbers & (own or set())) for own in m["answers"]]
                                    for numbers in m["numbers"]], dtype=torch.float32)
            known = answers.sum(1) > 0
            if known.any():
                whole.append((m["asked"][known], m["said"], answers[known]))
    matrix = torch.eye(whole[0][0].shape[1], requires_grad=True)
    sharpness, none = torch.tensor(10.0, requires_grad=True), torch.tensor(0.0, requires_grad=True)
    optimizer = torch.optim.Adam([{"params": [matrix], "lr": RELATION_RATE},
                                  {"params": [sharpness, none], "lr": 0.05}])
    among = lambda scores, right, axis: torch.logsumexp(scores + torch.log(right + 1e-9), axis) - torch.logsumexp(scores, axis)
    for _ in range(RELATION_EPOCHS):
        order = torch.randperm(len(whole)).tolist()
        for start in range(0, len(order), RELATION_BATCH):
            part = [whole[k] for k in order[start:start + RELATION_BATCH]]
            said = torch.cat([said for _, said, _ in part])
            gain, first = 0, 0
            for asked, own, answers in part:
                scores = sharpness * related(asked, said, matrix)
                inside = scores[:, first:first + len(own)]
                first += len(own)
                outside = (answers.sum(0, keepdim=True) == 0).float()
                gain = gain + among(torch.cat([inside, none.expand(1, len(own))]), torch.cat([answers, outside]), 0).sum()
                right = torch.zeros_like(scores)
                right[:, first - len(own):first] = answers
                gain = gain + 0.5 * among(scores, right, 1).sum()
            loss = -gain / len(said) + RELATION_PENALTY * ((matrix - torch.eye(len(matrix))) ** 2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return matrix.detach()


def related(asked, said, matrix):
    return torch.nn.functional.normalize(asked @ matrix, dim=1) @ said.T


def set_related(mails, matrix):
    """As EvidenceFinder does with the table: the cosine, more than for other items, than for other sentences."""
    for m in mails:
        cells = related(m["asked"], m["said"], matrix).numpy()
        rather = np.zeros_like(cells)
        if len(cells) > 1:
            for i in range(len(cells)):
                rather[i] = cells[i] - np.delete(cells, i, axis=0).max(axis=0)
        m["evidence"][:, :, -RELATED:] = np.stack([cells, rather, cells - cells.mean(1, keepdims=True)], -1)


def relate(mails, more, others=()):
    """Sets this evidence of each of the mails by a relation that was learned without it, from the rest and
    from more mails, and of the others by one learned from all of these, which it returns."""
    for part in range(FOLDS):
        set_related([m for m in mails if fold(m, FOLDS) == part],
                    learn_relation([m for m in mails if fold(m, FOLDS) != part] + more))
    matrix = learn_relation(mails + more)
    set_related(others, matrix)
    return matrix


def batches(mails, scale):
    mails = sorted(mails, key=lambda m: len(m["answers"]))
    for start in range(0, len(mails), BATCH):
        part = mails[start:start + BATCH]
        n, m = max(len(x["numbers"]) for x in part), max(len(x["answers"]) for x in part)
        b = dict(mails=part, evidence=np.zeros((len(part), n, m, len(scale)), np.float32),
                 opens=np.zeros((len(part), m), np.int64), together=np.zeros((len(part), n), np.int64), there=np.zeros((len(part), n, m), np.float32),
                 true=np.zeros((len(part), n, m), np.float32), open=np.full((len(part), n), -1, np.float32),
                 weight=np.array([x["weight"] for x in part], np.float32))
        for k, x in enumerate(part):
            items, sentences = x["evidence"].shape[:2]
            b["evidence"][k, :items, :sentences] = x["evidence"] / scale
            b["opens"][k, :sentences] = x["opens"]
            b["together"][k, :items - 1] = x["together"]
            b["there"][k, :items, :sentences] = 1
            for i, numbers in enumerate(x["numbers"]):
                known = numbers & x["answered"].keys()
                if known:
                    answered = any(x["answered"][n] for n in known)
                    # Whether a problem whose answer is gone is still background is not known.
                    if answered or not known <= x["problems"]:
                        b["open"][k, i] = not answered
                for s, own in enumerate(x["answers"]):
                    b["true"][k, i, s] = own is None or bool(numbers & own) or (not numbers and not x["closed"])
        yield {key: value if key == "mails" else torch.tensor(value) for key, value in b.items()}


def weight_of_readings(links, opens, together, allowed, steps, two_items):
    """Logarithms. `allowed` says, for each way to restrict the readings, what may answer what."""
    size, n, m = links.shape
    ways = allowed.shape[1]
    zeros = lambda count: torch.zeros(size, ways, count)
    pairs = torch.zeros_like(links)
    if n > 1:
        both = (links[:, :-1] > 0) & (links[:, 1:] > 0)
        pairs = torch.cat([two_items[together[:, :-1]][:, :, None] * torch.sqrt(links[:, :-1] * links[:, 1:] + 1e-30) * both,
                           torch.zeros(size, 1, m)], 1)
    last = torch.cat([torch.ones(size, ways, 1), zeros(n)], -1)
    total = torch.zeros(size, ways)
    for s in range(m):
        step = steps[opens[:, s]][:, None, :, None]
        items = last[:, :, 1:]
        sums = torch.cumsum(items, -1)
        before = torch.cat([zeros(2), sums[:, :, :-2]], -1)[:, :, :n] if n > 1 else zeros(n)
        behind = (sums[:, :, -1:] - sums).clamp(min=0)
        previous = torch.cat([zeros(1), items[:, :, :-1]], -1)
        first = torch.cat([step[:, :, 0].expand(size, 1, 1), step[:, :, 1].expand(size, 1, n)[:, :, 1:]], -1)
        enters = (last[:, :, :1] * first + items * step[:, :, 2] + previous * step[:, :, 3] +
                  before * step[:, :, 4] + behind * step[:, :, 5])
        may = allowed[:, :, :, s]
        one = enters * links[:, None, :, s] * may
        two = enters * pairs[:, None, :, s] * may * torch.cat([may[:, :, 1:], zeros(1)], -1)
        last = torch.cat([last[:, :, :1], items + one + torch.cat([zeros(1), two[:, :, :-1]], -1)], -1)
        sum_ = last.sum(-1, keepdim=True)
        last = last / sum_
        total = total + torch.log(sum_[..., 0])
    return total


def unanswered(batch, weights, steps, two_items):
    """The logarithm of the probability that each item is unanswered, and of that of the truth."""
    links = torch.exp((batch["evidence"] @ weights).clamp(-15, 15)) * batch["there"]
    size, n, m = links.shape
    allowed = torch.ones(size, n + 2, n, m)
    for i in range(n):
        allowed[:, i + 1, i] = 0
    allowed[:, n + 1] = batch["true"]
    total = weight_of_readings(links, batch["opens"], batch["together"], allowed, torch.exp(steps), torch.exp(two_items))
    return (total[:, 1:n + 1] - total[:, :1]).clamp(max=-1e-6), total[:, n + 1] - total[:, 0]


def learn(data, size):
    weights = torch.zeros(size, requires_grad=True)
    steps = torch.tensor([[0.0, -1.0, 0.5, 0.0, -1.0, -1.5]] * 2, requires_grad=True)
    two_items = torch.tensor([-2.0, -1.0], requires_grad=True)
    optimizer = torch.optim.Adam([weights, steps, two_items], lr=RATE)
    everything = sum(float(b["weight"].sum()) for b in data)
    for epoch in range(EPOCHS):
        if epoch == int(EPOCHS * 0.7):
            optimizer.param_groups[0]["lr"] = RATE / 4
        optimizer.zero_grad()
        for b in data:
            log_open, log_true = unanswered(b, weights, steps, two_items)
            is_open, known = b["open"].clamp(min=0), b["open"] >= 0
            missed = is_open * log_open + (1 - is_open) * torch.log1p(-torch.exp(log_open) + 1e-6)
            missed = missed * known * b["weight"][:, None] * torch.where(is_open == 1, 2.0, 1.0)
            true = log_true * b["weight"] / (1 + b["there"].amax(1).sum(1))
            (-(missed.sum() + LIKELIHOOD * true.sum()) / everything).backward()
        (PENALTY * ((weights ** 2).sum() + 0.3 * (steps ** 2).sum())).backward()
        optimizer.step()
    return weights.detach(), steps.detach(), two_items.detach()


def check(mails, more, scale):
    """Prints, by cross-validation over mails, how well the open items are named."""
    found = {}
    for part in range(4):
        learned, left = [m for m in mails if fold(m, 4) != part], [m for m in mails if fold(m, 4) == part]
        relate(learned, more, left)
        model = learn(list(batches(learned, scale)), len(scale))
        for b in batches(left, scale):
            probability = torch.exp(unanswered(b, *model)[0].detach())
            for k, m in enumerate(b["mails"]):
                for i, numbers in enumerate(m["numbers"]):
                    for n in numbers & m["answered"].keys() - m["problems"]:
                        best = found.setdefault(m["kind"], {}).setdefault((id(m), n), [not m["answered"][n], 0.0])
                        best[1] = max(best[1], float(probability[k, i]))
    for kind, pairs in found.items():
        for threshold in (0.4, 0.5, 0.6, 0.7, 0.8):
            hits = sum(o and p > threshold for o, p in pairs.values())
            named, open_ = sum(p > threshold for _, p in pairs.values()), sum(o for o, _ in pairs.values())
            print(f"{kind:20s} above {threshold}: precision {hits / max(1, named):.2f} recall {hits / max(1, open_):.2f} "
                  f"F1 {2 * hits / max(1, named + open_):.3f}")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    data, program, models = arguments
    torch.manual_seed(0)
    torch.set_num_threads(1)
    mails = add_evidence([*support_mail(), *list_mail(data), *good_replies()], program)
    more = add_evidence(list(more_support_mail()), program)
    matrix = relate(mails, more)
    everything = np.concatenate([m["evidence"].reshape(-1, m["evidence"].shape[-1]) for m in mails])
    scale = np.maximum(everything.std(axis=0), 0.05)
    scale[0] = 1
    if "--check" in sys.argv:
        return check(mails, more, scale)
    weights, steps, two_items = learn(list(batches(mails, scale)), len(scale))
    values = [*(weights.numpy() / scale), *steps.flatten().tolist(), *two_items.tolist()]
    with open(os.path.join(models, "english_answers.bin"), "wb") as file:
        for value in values:
            file.write(struct.pack("<h", max(-32768, min(32767, round(float(value) * 256)))))
    # In steps of which 127 are the largest number of the matrix.
    np.rint(matrix.numpy() * (127 / matrix.abs().max().item())).astype(np.int8).tofile(
        os.path.join(models, "english_relation.bin"))
    print(f"{len(mails)} replies")


main()
