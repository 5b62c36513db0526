"""Compacts the source lists into the files of this folder.

usage: build-lists.py <folder with the sources named in README.md> <output folder>
Deterministic: the same sources give the same bytes (gzip without time stamp).
"""
import collections, csv, gzip, io, json, re, sys

src, out = sys.argv[1], sys.argv[2]


def lines(name):
    path = f"{src}/{name}"
    opener = gzip.open if name.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8-sig") as f:
        return f.read().split("\n")


def write(name, rows):
    data = "".join(r + "\n" for r in rows).encode("utf-8")
    with open(f"{out}/{name}", "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as f:
        f.write(data)
    print(name, len(rows), "rows")


def rows(name):
    return list(csv.DictReader(io.StringIO("\n".join(lines(name)))))


NAME = re.compile(r"^[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]+)*$")

# first names: key, count (0 = listed without a count), gender f/m/-
count, gender = collections.Counter(), {}
for line in lines("gazetteers/firstnames_de.tsv.gz"):
    name, _, n = line.partition("\t")
    if n and NAME.match(name) and len(name) > 1:
        count[name.lower()] += int(n)
for r in rows("gazetteers/common-forenames-by-country.csv"):
    for name in {r["Localized Name"], r["Romanized Name"]}:
        key = (name or "").strip().lower()
        if NAME.match(key) and len(key) > 1 and ord(key[0]) < 0x250:
            count[key] += 3
            g = r["Gender"].lower()
            gender[key] = g if gender.get(key, g) == g else "-"
for g, file in (("f", "female"), ("m", "male")):
    for name in lines(f"gazetteers/firstnames_gemtex_{file}.txt"):
        if NAME.match(name):
            key = name.lower()
            count[key] += 20
            gender[key] = g if gender.get(key, g) == g else "-"
write("first-names.tsv.gz", [f"{k}\t{n}\t{gender.get(k, '-')}" for k, n in sorted(count.items())])

surnames = set()
for file in ("gazetteers/surnames_germaner.txt.gz", "gazetteers/surnames_gemtex.txt.gz"):
    surnames.update(n.lower() for n in lines(file) if NAME.match(n) and len(n) > 1)
for r in rows("gazetteers/common-surnames-by-country.csv"):
    for name in {r["Localized Name"], r["Romanized Name"]}:
        key = (name or "").strip().lower()
        if NAME.match(key) and len(key) > 1 and ord(key[0]) < 0x250:
            surnames.add(key)
write("surnames.txt.gz", sorted(surnames))

nick = json.load(open(f"{src}/gazetteers/nicknames_de.json", encoding="utf-8"))
write("nicknames.tsv.gz", [f"{k.lower()}\t{','.join(sorted(x.lower() for x in v))}" for k, v in sorted(nick.items())])

# places: name, population (largest of that name; 0 = settlement without a figure of its own)
places = {}
for r in csv.DictReader(io.StringIO("\n".join(lines("gazetteers/gemeinden_2011.tsv.gz"))), delimiter="\t"):
    name = re.sub(r"\s*\(.*?\)|\s*/.*$", "", r["gemeinde"].split(",")[0]).strip()
    places[name] = max(places.get(name, 0), int(float(r["einwohner"] or 0)))
company = re.compile(r"\b(GmbH|AG|KG|Co|mbH|e\.V|Bank|Amt|amt|Universität|Agentur|Werk|Gericht|gericht|Versicherung|Postfach|Finanz|Kasse|kasse|Service|Hochschule|Klinik|Verlag|Stadtwerke|Deutsche|Rundfunk|Polizei)\b")
def plain(name):
    return re.sub(r"\s*\(.*?\)|\s+(?:an der|am|im|in|bei|i\.|a\.|b\.)\s.*$|\s*/.*$", "", name).strip()
for r in csv.DictReader(io.StringIO("\n".join(lines("gazetteers/plz_ort_geonames.tsv.gz"))), delimiter="\t"):
    name = r["ort"]
    if not company.search(name) and len(name.split()) <= 4 and not re.search(r"\d|&", name):
        places.setdefault(plain(name), 0)
for name in lines("gazetteers/places_gn250.txt.gz"):
    name = plain(name)
    if re.match(r"^[A-ZÄÖÜ][\w-]+( [A-ZÄÖÜ][\w-]+){0,2}$", name) and len(name) > 2:
        places.setdefault(name, 0)
for name in list(places):
    short = plain(name)
    if short and short != name:
        places[short] = max(places.get(short, 0), places[name])
write("places.tsv.gz", [f"{k.lower()}\t{v}" for k, v in sorted(places.items()) if k])

suffix = re.compile(r"(stra(ss|ß)e|str\.|weg|platz|allee|gasse|ring|ufer|damm|chaussee|steig|stieg|pfad|promenade|gässchen|winkel|markt)$", re.I)
streets = {s.lower() for s in lines("gazetteers/streets_osm2012.txt.gz") if s and not suffix.search(s) and not re.search(r"\d", s) and len(s) > 3}
write("streets.osm.txt.gz", sorted(streets))

write("plate-codes.txt.gz", sorted(c.strip() for c in lines("gazetteers/kfz_district_codes.txt") if c.strip()))
pref = {l.split("|")[0][2:] for l in lines("gazetteers/phone_prefixes_de_libphonenumber.txt.gz") if "|" in l and l.startswith("49")}
write("phone-prefixes.txt.gz", sorted(pref))
laws = {l.strip().lower() for l in lines("gazetteers/law_names_negative.txt.gz") if 1 < len(l.strip()) <= 40}
write("law-names.txt.gz", sorted(laws))

# words: f = written small, n = noun after articles, k = otherwise known; words that behave like names are left out
stat = {}
for line in lines("clusters/word_stats_55M.tsv.gz"):
    p = line.split("\t")
    if len(p) == 5 and p[0].isalpha():
        stat[p[0]] = tuple(map(int, p[1:]))
months = "januar februar märz april mai juni juli august september oktober november dezember".split()
words = {}
for w, (n, det, title, first) in stat.items():
    key = w.lower()
    if len(key) < 2 or len(key) > 32:
        continue
    low = stat.get(key, (0, 0, 0, 0))[0]
    cap = stat.get(key[0].upper() + key[1:], (0, 0, 0, 0))
    named = key in count or key in surnames
    namelike = (cap[2] + cap[3]) / max(1, cap[0])
    # a usual first name needs far more evidence before it counts as a word: mail addresses write names small
    if count.get(key, 0) >= 15 and (low < 60 or low < 3 * cap[0]) and (count[key] >= 100 or cap[0] == 0 or cap[1] / cap[0] < 0.3):
        continue
    if low >= 8 and low >= 0.3 * cap[0]:
        words[key] = "f"
    elif cap[0] and cap[1] / cap[0] >= 0.10 and namelike < 0.25 and cap[0] >= 5:
        words[key] = "n"
    elif namelike >= (0.06 if named else 0.3):
        continue
    elif low >= 5:
        words[key] = "f"
    elif not named or cap[0] >= 30 or (key not in count and cap[0] >= 8 and cap[2] + cap[3] == 0):
        words[key] = "k"
words.update((m, "n") for m in months)
write("words.codealltag.tsv.gz", [f"{k}\t{c}" for k, c in sorted(words.items())])

# counties: P code -> county of a postcode; name -> county (AGS, five digits), 0 = several; w = an ordinary word as well; K = name of a county
post, county_of, county_name = {}, collections.defaultdict(collections.Counter), {}
for r in csv.DictReader(io.StringIO("\n".join(lines("gazetteers/gemeinden_2011.tsv.gz"))), delimiter="\t"):
    ags = r["ags"][:5]
    label = r["kreis"].split(",")[0].strip()
    town = "," in r["kreis"] and r["typ"].startswith(("Kreisfreie", "Stadtkreis"))
    county_name[ags] = label if town or re.search(r"[Kk]reis|[Ll]and\b|[Rr]egion|Land$", label) else f"Landkreis {label}"
    name = re.sub(r"\s*\(.*?\)|\s*/.*$", "", r["gemeinde"].split(",")[0]).strip().lower()
    county_of[name][ags] += 2
    county_of[plain(name)][ags] += 1
for r in csv.DictReader(io.StringIO("\n".join(lines("gazetteers/plz_ort_geonames.tsv.gz"))), delimiter="\t"):
    ags = (r["agsgemeinde"] or "")[:5]
    if ags not in county_name or company.search(r["ort"]):
        continue
    post.setdefault(r["plz"], collections.Counter())[ags] += 1
    if ags.startswith("16"):
        county_of[plain(r["ort"]).lower()][ags] += 1
def one(counter):
    if len(counter) == 1:
        return next(iter(counter))
    home = [a for a in counter if a.startswith("16")]
    return home[0] if len(home) == 1 else "0"
def ordinary(name):
    low = stat.get(name, (0, 0, 0, 0))[0]
    cap = stat.get(name[:1].upper() + name[1:], (0, 0, 0, 0))
    return low >= 8 and low >= 0.1 * cap[0] or cap[0] >= 60 and cap[1] / cap[0] >= 0.08
rows_out = [f"{n}\t{one(c)}\t{'w' if ordinary(n) else '-'}" for n, c in county_of.items() if len(n) > 2]
rows_out += [f"{p}\t{one(c)}\t-" for p, c in post.items()]
rows_out += [f"={a}\t{n}\t-" for a, n in county_name.items()]
write("counties.tsv.gz", sorted(rows_out))
