#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "match/word_vectors.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "text/ascii.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// What people attach to mail; servers, volumes and policies are attached in another sense.
constexpr auto documents = std::to_array<std::string_view>(
    {"agreement",    "archive",       "attachment",    "chart",
     "code",         "config",        "configuration", "contract",
     "copies",       "copy",          "csv",           "details",
     "diagram",      "diff",          "document",      "documents",
     "draft",        "dump",          "example",       "figure",
     "figures",      "file",          "files",         "form",
     "forms",        "guide",         "image",         "images",
     "instructions", "invoice",       "invoices",      "letter",
     "list",         "log",           "logfile",       "logs",
     "manual",       "memo",          "notes",         "output",
     "overview",     "page",          "pages",         "paper",
     "patch",        "patches",       "pdf",           "photo",
     "photos",       "picture",       "pictures",      "plan",
     "plot",         "plots",         "powerpoint",    "presentation",
     "program",      "proposal",      "quotation",     "quote",
     "receipt",      "report",        "reports",       "results",
     "schedule",     "scan",          "screenshot",    "screenshots",
     "script",       "scripts",       "sheet",         "slides",
     "snippet",      "spreadsheet",   "statement",     "summary",
     "table",        "tarball",       "template",      "text",
     "trace",        "transcript",    "version",       "xls",
     "zip",          "graph",         "graphs",        "snapshot",
     "snapshots",    "label",         "map",           "offer",
     "price",        "flowgraph",     "drawing",       "drawings",
     "certificate",  "certificates",  "leaflet",       "brochure",
     "timetable",    "catalogue",     "catalog",       "sketch",
     "sketches",     "calculation",   "estimate",      "photograph",
     "photographs",  "measurements",  "voucher",       "tickets",
     "programme",    "menu",          "datasheet",     "checklist",
     "confirmation", "itinerary",     "video",         "recording",
     "floorplan",    "flyer",         "licence",       "license",
     "artwork",      "specification", "questionnaire", "questionnaires",
     "prescription", "prescriptions", "lease",         "syllabus",
     "deed",         "deeds",         "résumé",        "cv",
     "worksheet",    "worksheets",    "waiver",        "manuscript",
     "addendum",     "annex"});

// Those that are a file of their own, and no text that a mail may hold as well.
constexpr auto files = std::to_array<std::string_view>(
    {"pdf",        "drawing",       "drawings",       "plan",          "plans",
     "photo",      "photos",        "picture",        "pictures",      "image",
     "images",     "report",        "certificate",    "certificates",  "form",
     "forms",      "invoice",       "invoices",       "chart",         "map",
     "file",       "files",         "document",       "documents",     "spreadsheet",
     "sheet",      "screenshot",    "screenshots",    "scan",          "scans",
     "contract",   "receipt",       "timetable",      "leaflet",       "brochure",
     "manual",     "label",         "calculation",    "photograph",    "photographs",
     "video",      "sketch",        "diagram",        "log",           "logs",
     "catalogue",  "catalog",       "datasheet",      "slides",        "presentation",
     "statement",  "voucher",       "floorplan",      "flyer",         "quotation",
     "agreement",  "questionnaire", "questionnaires", "ticket",        "tickets",
     "pass",       "passes",        "prescription",   "prescriptions", "lease",
     "attorney",   "inventory",     "application",    "syllabus",      "deed",
     "deeds",      "bill",          "bills",          "résumé",        "cv",
     "permit",     "waiver",        "policy",         "worksheet",     "worksheets",
     "manuscript", "poster",        "blueprint",      "blueprints",    "budget"});

// What is attached by screws, cords or a mouse click, and not to mail: things, rooms, parts of a
// body, and what belongs to an account.
constexpr auto fastened_things = std::to_array<std::string_view>(
    {"adapter",   "aerial",    "anchor",     "animal",       "antenna",    "appliance",
     "apron",     "arm",       "armrest",    "awning",       "bag",        "balcony",
     "band",      "bar",       "barge",      "base",         "basket",     "battery",
     "beam",      "bed",       "bell",       "belt",         "bike",       "blade",
     "blind",     "block",     "board",      "boat",         "body",       "bolt",
     "boot",      "bottle",    "bow",        "box",          "bracket",    "branch",
     "brush",     "buckle",    "building",   "bulb",         "bumper",     "button",
     "cabinet",   "cable",     "camera",     "canopy",       "cap",        "car",
     "carrier",   "cart",      "case",       "castor",       "ceiling",    "chain",
     "chair",     "charger",   "charm",      "clamp",        "clasp",      "clip",
     "coat",      "collar",    "computer",   "connector",    "controller", "cord",
     "counter",   "cover",     "crate",      "crib",         "cuff",       "cup",
     "curtain",   "cushion",   "debugger",   "desk",         "device",     "disc",
     "disk",      "display",   "dock",       "dog",          "door",       "drain",
     "drawer",    "drive",     "drum",       "dvd",          "edge",       "engine",
     "eyelet",    "fabric",    "fan",        "fastener",     "faucet",     "feeder",
     "fence",     "filter",    "fin",        "finger",       "fitting",    "flag",
     "flange",    "flap",      "float",      "foot",         "feet",       "frame",
     "fringe",    "fuse",      "garage",     "gasket",       "gate",       "gauge",
     "gear",      "glass",     "gpu",        "grip",         "gutter",     "hair",
     "handle",    "handlebar", "handset",    "hanger",       "harness",    "hat",
     "head",      "headrest",  "heater",     "heel",         "helmet",     "hinge",
     "hitch",     "holder",    "hood",       "hook",         "hoop",       "hose",
     "house",     "instance",  "interface",  "iso",          "jack",       "jet",
     "key",       "kit",       "knob",       "lace",         "ladder",     "lamp",
     "lanyard",   "latch",     "lead",       "leaf",         "leash",      "leg",
     "lens",      "lever",     "lid",        "light",        "line",       "liner",
     "link",      "lock",      "loop",       "lun",          "machine",    "magnet",
     "mast",      "mat",       "microphone", "mirror",       "module",     "monitor",
     "motor",     "mount",     "mouthpiece", "mudguard",     "nail",       "neck",
     "necklace",  "needle",    "net",        "network",      "node",       "nozzle",
     "nut",       "object",    "package",    "pad",          "panel",      "parcel",
     "part",      "patch",     "pedal",      "peg",          "pendant",    "penalty",
     "pen",       "phone",     "piece",      "pin",          "pipe",       "plank",
     "plate",     "plug",      "pocket",     "pole",         "pool",       "post",
     "printer",   "process",   "profile",    "propeller",    "pulley",     "pump",
     "rack",      "radiator",  "rail",       "reel",         "reflector",  "regulator",
     "ribbon",    "ring",      "rod",        "role",         "roof",       "room",
     "root",      "rope",      "router",     "rudder",       "runner",     "saddle",
     "sail",      "screen",    "screw",      "seal",         "seat",       "security",
     "seam",      "sensor",    "server",     "service",      "shade",      "sheath",
     "shed",      "shelf",     "shelves",    "shelter",      "shield",     "ship",
     "shoe",      "shower",    "sidecar",    "sign",         "sim",        "skirt",
     "sleeve",    "snapshot",  "socket",     "sole",         "speaker",    "spool",
     "spout",     "spring",    "stand",      "station",      "stem",       "stitch",
     "stone",     "storage",   "strand",     "strap",        "string",     "strip",
     "structure", "stud",      "subnet",     "support",      "swing",      "switch",
     "tablet",    "tag",       "tail",       "tank",         "tap",        "tape",
     "tarpaulin", "tassel",    "tent",       "terminal",     "terrace",    "thread",
     "tile",      "tool",      "tooth",      "teeth",        "top",        "tracker",
     "trailer",   "trap",      "tray",       "tree",         "tripod",     "tube",
     "tubing",    "unit",      "usb",        "valve",        "vehicle",    "veil",
     "vif",       "vm",        "volume",     "vpc",          "wall",       "washer",
     "wheel",     "window",    "wing",       "wire",         "wood",       "wreath",
     "yarn",      "zip",       "zipper",     "account",      "address",    "annexe",
     "apartment", "barn",      "bathroom",   "bone",         "card",       "carport",
     "channel",   "church",    "cluster",    "conservatory", "cottage",    "domain",
     "doll",      "email",     "flat",       "gateway",      "greenhouse", "group",
     "hall",      "ip",        "kitchen",    "ligament",     "mailbox",    "member",
     "mentor",    "muscle",    "nerve",      "number",       "placenta",   "restaurant",
     "retina",    "school",    "shop",       "skin",         "studio",     "subscription",
     "sticker",   "plaque",    "extension",  "app",          "method",     "team",
     "tendon",    "tick",      "toilet",     "toy",          "user",       "wallet"});
constexpr WordSet fastened(fastened_things);

// What no mail could hold.
constexpr auto intangible =
    word_set("addon", "blame", "charge", "child", "children", "colleague", "condition", "cost",
             "danger", "deposit", "emphasis", "fee", "fine", "hope", "importance", "interest",
             "meaning", "nothing", "obligation", "people", "person", "priority", "reservation",
             "risk", "significance", "stigma", "string", "value", "weight");

// Documents that lie near none of the others in meaning.
constexpr auto far_documents = word_set("attorney", "pass", "passes", "minutes", "one", "ones");

// The words of those who fasten things: where they are heard, "attached" may be about a thing that
// no list knows.
const WordPhrases& fastening() {
  static const WordPhrases phrases = {
      "screw|screws|screwed|screwdriver|bolt|bolts|bolted|glue|glued|nail|nails|nailed|rivet|rivets|"
      "solder|soldered|weld|welded|sew|sewn|sewed|stitch|stitches|stitched|velcro|bracket|brackets|"
      "hinge|hinges|clamp|clamps|hook|hooks|hose|hoses|mount|mounted|mounting|tighten|tightened|"
      "unscrew|detach|detached|strap|straps|buckle|snap|slot|slots|magnet|magnets|plug|plugged|"
      "drill|adhesive|tape|taped|washer|socket|thread|spanner|fitting|assembly|assemble|assembled",
      "iam|cluster|server|servers|interface|disk|disks|volume|volumes|instance|instances|vm|vms|kernel|subnet|debugger|nic|iscsi|lun",
  };
  return phrases;
}

constexpr auto negations = std::to_array<std::string_view>(
    {"not",      "no",      "never",  "without", "cannot",  "didn't",    "don't", "haven't",
     "hasn't",   "isn't",   "aren't", "wasn't",  "weren't", "won't",     "can't", "couldn't",
     "wouldn't", "nothing", "none",   "neither", "forgot",  "forgotten", "if",    "unless",
     "whether",  "once",    "when",   "will",    "i'll",    "we'll",     "would", "could",
     "should",   "nicht",   "kein",   "keine",   "keinen",  "wenn",      "falls", "pas",
     "aucun",    "aucune",  "non",    "nessun",  "não",     "geen",      "niet",  "inte",
     "ikke",     "nie",     "не"});

constexpr auto customers_own = std::to_array<std::string_view>(
    {"you",  "you've", "you'd",  "your",  "yours", "u",     "they",  "he",     "she",    "customer",
     "ihr",  "ihre",   "ihrem",  "ihren", "ihrer", "dein",  "deine", "deinem", "deinen", "sie",
     "du",   "votre",  "vos",    "vous",  "ton",   "ta",    "tes",   "tu",     "su",     "sus",
     "suo",  "tuo",    "vostro", "seu",   "sua",   "uw",    "jouw",  "je",     "u",      "din",
     "ditt", "dit",    "twoim",  "twój",  "вашем", "вашим", "вы",    "твоём"});

// "You will find it in the attachment" is no attachment of the customer's.
constexpr auto finding = std::to_array<std::string_view>(
    {"find", "finden", "findest", "trouverez", "trouveras", "encontrará", "encontrarás", "encontra",
     "trova", "troverà", "vindt", "hittar", "finder"});

constexpr auto earlier = std::to_array<std::string_view>(
    {"yesterday", "earlier", "previous", "previously", "already", "before", "ago", "last"});

constexpr auto mail_words = std::to_array<std::string_view>(
    {"email", "e-mail", "mail", "message", "reply", "response", "note", "letter"});

// In front of the claim in other languages: it is not attached, or only if and when.
constexpr auto negations_elsewhere = word_set(
    "bez", "brez", "není", "nejsou", "pokud", "když", "jakmile", "keď", "jeśli", "gdy", "nem",
    "nincs", "amint", "amikor", "fără", "dacă", "când", "δεν", "χωρίσ", "όταν", "εάν", "αν", "не",
    "без", "нет", "нема", "немає", "если", "когда", "якщо", "коли", "ако", "когато", "nije", "nisu",
    "nisam", "nismo", "nisem", "če", "emme", "kui", "nav", "nebija", "jei", "nėra", "ekki", "sans",
    "senza", "zonder", "utan", "uten", "uden", "ohne", "לא", "אין", "ללא", "אם", "لا", "لم", "لن",
    "بدون", "إذا", "اگر", "نہیں", "नहीं", "अगर", "যদি", "না", "không", "chưa", "nếu", "khi", "tidak",
    "belum", "jika", "kalau", "tanpa", "hindi", "değil", "nie", "ikkje", "nuk");

// The same in one language, where another has the word for something else: "nu" is Romanian for
// "not" and Swedish for "now".
struct NegationOf {
  std::string_view language;
  std::string_view word;
};
constexpr auto negations_of_language = std::to_array<NegationOf>(
    {{"ro", "nu"}, {"pt", "sem"}, {"es", "sin"}, {"fi", "ei"}, {"fi", "jos"}});

// In front of the same: it is the customer's own, as in "the file that you sent".
constexpr auto customers_elsewhere = word_set(
    "vámi", "vašem", "vašej", "vaší", "vašeho", "vášho", "zaslaném", "poslal", "ön", "küldött",
    "küldte", "dumneavoastră", "dvs", "trimis", "trimisă", "στείλατε", "έστειλεσ", "вами", "вашому",
    "вашем", "ваш", "вашия", "вашето", "изпратения", "изпратихте", "надіслали", "прислали",
    "отправили", "vaš", "vašoj", "poslali", "вашој", "lähettämäsi", "lähettämänne", "lähetit",
    "teie", "jūsu", "jūsų", "þú", "þínum", "sendir", "vostre", "teu", "vosso", "zure", "bidalitako",
    "שלך", "שלכם", "ששלחת", "ששלחתם", "שצירפת", "أرسلتم", "أرسلت", "أرسلته", "أرسلتها", "ارسالی",
    "فرستادید", "فرستاده‌اید", "bạn", "anda", "آپ", "आपने", "आपके", "আপনি", "আপনার",
    "inyong");

// Anywhere in the sentence: it goes with another mail than this one, or is missing.
constexpr auto otherwise_attached = word_set(
    "zítra", "včera", "zajtra", "wczoraj", "jutro", "holnap", "tegnap", "mâine", "ieri", "αύριο",
    "χθεσ", "завтра", "вчера", "вчора", "утре", "сутра", "sutra", "jučer", "juče", "včeraj",
    "jutri", "huomenna", "eilen", "rīt", "vakar", "rytoj", "gær", "morgun", "demà", "ahir", "mañá",
    "onte", "mañana", "ayer", "amanhã", "ontem", "domani", "demain", "gestern", "imorgon", "igår",
    "yarın", "dün", "bihar", "atzo", "nesër", "dje", "מחר", "אתמול", "غدا", "غدًا", "غداً", "أمس",
    "فردا", "دیروز", "besok", "esok", "kemarin", "semalam", "bukas", "kahapon", "kesho", "není",
    "nejsou", "nije", "nisu", "немає", "нет", "нема", "nincs", "nincsenek", "yok", "değil", "nėra",
    "nav", "نیست", "नहीं", "নেই", "brak", "chybí", "chýba", "fehlt", "saknas", "mangler", "puuttuu",
    "hiányzik", "lipsește", "липсва", "отсутствует", "відсутній");

// What the customer did with an attachment of their own.
const WordPhrases& customer_sent() {
  static const WordPhrases phrases = {
      "you|you've|you'd have|had|just|kindly|already? sent|attached|provided|gave|uploaded|included|"
      "forwarded|mailed|emailed|shared|posted|submitted|enclosed|supplied|made|wrote",
      "your mail|email|e-mail|message|last|first",
  };
  return phrases;
}

constexpr auto determiners = std::to_array<std::string_view>(
    {"the", "your", "our", "a", "an", "it", "its", "them", "that", "each", "every", "any", "my",
     "both", "another", "one", "port", "eth0"});

constexpr auto writers = std::to_array<std::string_view>(
    {"i", "i've", "i'm", "we", "we've", "we're", "have", "am", "also", "are", "just", "and"});

bool has(Words words, const auto& list) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& word) { return is_one_of(list, word.folded); });
}

Words before(Words words, std::size_t at, std::size_t count) {
  const std::size_t first = at > count ? at - count : 0;
  return words.subspan(first, at - first);
}

Words after(Words words, std::size_t at, std::size_t count) {
  return words.subspan(std::min(at + 1, words.size()),
                       std::min(count, words.size() - std::min(at + 1, words.size())));
}

// "the mail that you got on Monday", "our mail of 3 May": not this one.
bool is_other_mail(const Word& behind) {
  static constexpr auto words =
      word_set("dated", "from", "i", "last", "of", "on", "that", "we", "which", "yesterday", "you");
  return words.has(behind);
}

// "It is attached as soon as the bar is green": how attaching goes, and not what is in this mail.
bool tells_when_attached(Words words, std::size_t at) {
  static const WordPhrases conditions{"as soon as", "once|when|whenever|after|if|unless|until|by"};
  return at + 1 < words.size() && conditions.match_at(words, at + 1);
}

// "The charger is included, and a manual is enclosed.": in the box.
bool lies_in_box(Words words) {
  static const WordPhrases box{"is|are|comes|come included",
                               "in|with|into the|each|every|its "
                               "box|carton|package|packaging|packet|parcel|set|kit"};
  return box.in(words);
}

// "attached to your server", "attached to your mail": to something that is not this mail.
bool attached_elsewhere(Words words, std::size_t at) {
  static const WordPhrases their_mail = {
      "to|with|in|by your|their|his|her|customer's last|latest|first|second|earlier|previous|"
      "original? email|e-mail|mail|message|reply|response|note|letter",
  };
  if (at + 1 < words.size() && their_mail.match_at(words, at + 1)) return true;
  const Words rest = after(words, at, 12);
  for (std::size_t i = 0; i + 1 < rest.size(); ++i) {
    if (rest[i].folded != "to" && rest[i].folded != "on" && rest[i].folded != "onto") continue;
    const Words to = after(rest, i, 3);
    const auto mail = std::find_if(
        to.begin(), to.end(), [](const Word& word) { return is_one_of(mail_words, word.folded); });
    if (mail != to.end()) return mail + 1 != to.end() ? is_other_mail(mail[1]) : false;
    if (rest[i + 1].folded == "this") return false;
    return is_one_of(determiners, rest[i + 1].folded) || i == 0;
  }
  return false;
}

// One of those, or several: "handle", "handles"; or what no mail could hold.
bool is_fastened(const Word& word) {
  const std::string_view text = word.folded;
  const auto ends = [&](std::string_view end) { return text.ends_with(end); };
  if (intangible.has(word)) return true;
  return fastened.has(word) || (ends("s") && fastened.has(text.substr(0, text.size() - 1))) ||
         (ends("es") && fastened.has(text.substr(0, text.size() - 2)));
}

Meaning meaning_of_all(std::span<const std::string_view> list) {
  std::string joined;
  for (const std::string_view word : list) joined.append(word).append(" ");
  const Span whole{0, joined.size()};
  const Text text = analyze(joined, std::span(&whole, 1), "en");
  return Meaning(text.words);
}

// What the words [article, end) of a thing's name are about is nearer in meaning to documents than
// to things that are fastened: "reference" in "the reference for your new landlord". Of words that
// nobody knows, nothing is said.
bool names_document(Words name) {
  static constexpr auto joints = word_set("of", "for", "from", "with", "in", "on", "about", "to",
                                          "that", "which", "as", "by", "between", "at", "until");
  static const Meaning documents_mean = meaning_of_all(documents);
  static const Meaning things_mean = meaning_of_all(fastened_things);
  if (std::any_of(name.begin(), name.end(), is_fastened)) return false;
  if (std::any_of(name.begin(), name.end(),
                  [](const Word& word) { return far_documents.has(word); }))
    return true;
  const auto joint =
      std::find_if(name.begin(), name.end(), [](const Word& word) { return joints.has(word); });
  const auto head = static_cast<std::size_t>(joint - name.begin());
  if (head == 0) return false;
  const Meaning meaning(name.subspan(head - 1, 1));
  return !meaning.empty() && meaning.similarity(documents_mean) > meaning.similarity(things_mean);
}

bool parts_clauses(const Word& word) {
  static constexpr auto joining = word_set("and", "so", "but", "because", "since", "while");
  return (word.kind == WordKind::symbol && word.folded != "'" && word.folded != "-" &&
          word.folded != "\"") ||
         joining.has(word);
}

// What begins the name of a thing.
constexpr auto articles = word_set("the", "a", "an", "our", "my", "your", "this", "these", "both",
                                   "all", "two", "three", "four", "another", "some", "each", "one",
                                   "his", "her", "their", "everything", "last", "next", "new");

// What may stand behind "attached" where it is mail that something is attached to.
bool ends_behind(Words words, std::size_t end) {
  static constexpr auto behind = word_set(
      "as", "for", "here", "herewith", "and", "so", "in", "too", "again", "also", "along", "should",
      "please", "if", "since", "because", "but", "which", "together", "unless", "now");
  if (end >= words.size()) return true;
  if (words[end].kind == WordKind::symbol) return words[end].folded != "-";
  if (!behind.has(words[end])) return false;
  // "in two places", "in the middle"; "in English"
  return words[end].folded != "in" || (end + 1 < words.size() && !articles.has(words[end + 1]) &&
                                       !is_one_of(determiners, words[end + 1].folded));
}

// "The boarding pass is attached.": the first word of what is attached, whose "attached" stands at
// `at`. Any document will do, as nothing else is attached to mail.
std::optional<std::size_t> attached_subject(Words words, std::size_t at) {
  static constexpr auto adverbs = word_set("also", "now", "both", "all", "again");
  static constexpr auto farthest = 14;
  std::size_t verb = at;
  if (verb > 1 && adverbs.has(words[verb - 1])) --verb;
  if (verb < 2 || (words[verb - 1].folded != "is" && words[verb - 1].folded != "are") ||
      !ends_behind(words, at + 1))
    return std::nullopt;
  --verb;
  std::size_t first = verb;
  while (first > 0 && verb - first < farthest && !parts_clauses(words[first - 1])) --first;
  // "the cup and the saucer are attached"
  if (words[verb].folded == "are" && first > 1 && words[first - 1].folded == "and")
    for (--first; first > 0 && verb - first < farthest && !parts_clauses(words[first - 1]);)
      --first;
  const Words subject = words.subspan(first, verb - first);
  // "Check that the …", "the note that is attached", "I see the … is attached"
  static constexpr auto leads =
      word_set("that", "which", "who", "what", "whatever", "check", "sure", "ensure", "see", "sees",
               "says", "say", "shows", "assume", "believe", "think", "until", "before", "after",
               "where", "as", "i", "we", "you", "he", "she", "they", "it", "there", "to", "how");
  if (subject.size() < 2 && (subject.empty() || subject.front().folded != "everything"))
    return std::nullopt;
  const bool everything = subject.size() == 1;
  if (!articles.has(subject.front()) || (!everything && !names_document(subject.subspan(1))) ||
      std::any_of(subject.begin(), subject.end(), [](const Word& word) { return leads.has(word); }))
    return std::nullopt;
  return first;
}

// "I've attached the signed lease.", "I enclose our questionnaire.": behind the verb at `at` stands
// a document, and not what a thing would be fastened to.
bool attaches_document(Words words, std::size_t at) {
  constexpr std::size_t longest = 8;
  static constexpr auto places =
      word_set("to", "onto", "on", "at", "with", "by", "under", "behind", "above", "between",
               "around", "from", "inside", "via", "using", "into", "below");
  static constexpr auto mail = word_set("this", "the", "my");
  std::size_t first = at + 1;
  static constexpr auto asides = word_set("herewith", "here", "also");
  while (first < words.size() && asides.has(words[first])) ++first;
  if (first + 1 >= words.size() || !articles.has(words[first])) return false;
  std::size_t end = first + 1;
  for (; end < words.size() && end < first + longest && !parts_clauses(words[end]); ++end) {
    if (!places.has(words[end])) continue;
    // Fastened to something, or to this mail.
    if (end + 2 >= words.size() || !mail.has(words[end + 1]) ||
        !is_one_of(mail_words, words[end + 2].folded))
      return false;
    break;
  }
  return names_document(words.subspan(first + 1, end - first - 1));
}

enum class Claim { none, weak, strong };  // weak: it may be the customer's attachment

// "the drawing that I have put into this mail", "the form that comes along with this message":
// where the words about the mail begin, whose "this" stands at `at`.
std::optional<std::size_t> with_this_mail(Words words, std::size_t at) {
  const std::string_view word = words[at].folded;
  if (at == 0 || at + 1 == words.size() || (word != "this" && word != "my") ||
      !is_one_of(mail_words, words[at + 1].folded))
    return std::nullopt;
  static const WordPhrases puts = {
      "put|placed|added|included|comes|come|goes|send|sending|get|receive|enclose|enclosed|"
      "inserted|packed",
      "at the bottom|end|foot of",
      "in|as the annex|appendix of|to",
  };
  static constexpr auto joints =
      std::to_array<std::string_view>({"with", "to", "in", "into", "of"});
  const Words front = before(words, at, 14);
  const Words rest = after(words, at, 10);
  if (!is_one_of(joints, words[at - 1].folded) ||
      (!puts.in(front) && (front.size() >= 2 || !puts.in(rest))) ||
      (!has(front, files) && !has(rest, files)))
    return std::nullopt;
  const bool along =
      at > 1 && (words[at - 2].folded == "along" || words[at - 2].folded == "together");
  return along ? at - 2 : at - 1;
}

// "PFA the form": "please find attached", as offices shorten it. Not "PFA bottles", a plastic.
bool shortens_attached(Words words, std::size_t at) {
  static constexpr auto before_it = std::to_array<std::string_view>(
      {"please", "kindly", "also", "and", "so", ",", ";", "-", "–"});
  static constexpr auto behind_it = std::to_array<std::string_view>(
      {"the",   "a",  "an",  "your",     "our",  "my", "this",     "these", "both", "all", "two",
       "three", "as", "for", "herewith", "with", "of", "attached", ".",     "-",    ":"});
  if (words[at].folded != "pfa" || (at > 0 && !is_one_of(before_it, words[at - 1].folded)))
    return false;
  if (at + 1 == words.size()) return true;
  return is_one_of(behind_it, words[at + 1].folded) || is_one_of(documents, words[at + 1].folded);
}

// "enclosed in tomorrow's post", "I enclose the patch in the parcel"
bool goes_by_post(Words behind) {
  static const WordPhrases parcels = {
      "in|with|by the|our|your|today's|tomorrow's|tonight's|a|separate? post|parcel|letter|box|"
      "package|envelope|shipment|delivery|crate",
  };
  return parcels.in(behind);
}

// The word as it is meant: "attched", "attachement".
std::string_view spelled(const Word& word) {
  static constexpr auto attached =
      word_set("attatched", "attched", "atached", "attachd", "attahced", "attcahed", "attacehd",
               "attacched", "atatched", "attachted", "attacted", "atttached", "attaced");
  static constexpr auto attachment =
      word_set("attachement", "attchment", "atachment", "attatchment", "attachmnet", "attachmet",
               "attachmant", "attachemnt", "attahcment", "attcahment", "attatchement", "attachent");
  static constexpr auto enclosed = word_set("enclsoed", "enlosed", "encloesd", "inclosed");
  if (attached.has(word)) return "attached";
  if (attachment.has(word)) return "attachment";
  const std::string_view text = word.folded;
  if (text.starts_with("at") && text.ends_with("s") &&
      attachment.has(text.substr(0, text.size() - 1)))
    return "attachments";
  return enclosed.has(word) ? "enclosed" : text;
}

// Whether claim() looks at the word at all: most are passed over at a glance.
bool may_claim(const Word& word) {
  static constexpr auto others = word_set("this", "my", "pfa");
  const std::string_view text = word.folded;
  constexpr std::size_t shortest = 6;  // "attach"
  return (text.size() >= shortest &&
          (text.front() == 'a' || text.front() == 'e' || text.front() == 'i')) ||
         others.has(word);
}

// What is known of the exchange beside the sentence.
struct Surroundings {
  bool customer_attached = false;
  bool fastening = false;          // something is fastened there, by screws or commands
  std::string_view language = {};  // of the draft
};

// "Tomorrow you get it as an attachment", "I will send it as an attachment": in a mail to come.
bool comes_later(Words words, std::size_t at) {
  static const WordPhrases will = {
      "i'll|we'll|you'll|he'll|she'll",
      "i|we|you|he|she|they|it|lawyer|office|team|colleague|colleagues|department will|shall",
  };
  static const WordPhrases finding_it = {"will|can|should also|now|then? find|see|notice",
                                         "you'll also|now|then? find|see|notice"};
  static const WordPhrases day = {
      "tomorrow|tonight|later|soon",
      "next week|month|monday|tuesday|wednesday|thursday|friday",
      "on|by|before monday|tuesday|wednesday|thursday|friday|noon",
  };
  constexpr std::size_t looked_at = 20;  // long sentences must not cost more than linear time
  const Words front = before(words, at, looked_at);
  return (will.in(front) && !finding_it.in(front)) || day.match_at(words, 0) ||
         day.match_at(words, at + 1);
}

// Does the word at `at` say that this mail has an attachment?
Claim claim(Words words, std::size_t at, const Surroundings& around) {
  const std::string_view word = spelled(words[at]);
  const std::string_view next = at + 1 < words.size() ? words[at + 1].folded : "";
  const std::string_view previous = at > 0 ? words[at - 1].folded : "";

  if (word == "attached" || word == "enclosed" || word == "attaching" || word == "enclosing") {
    if (attached_elsewhere(words, at) || next == "nothing") return Claim::none;
    if (goes_by_post(after(words, at, 8)) || tells_when_attached(words, at)) return Claim::none;
    if (word == "enclosed" && lies_in_box(words)) return Claim::none;
    const Words object = after(words, at, 5);
    // "I've attached the log."
    const bool writer =
        is_one_of(writers, previous) &&
        has(before(words, at, 4),
            std::to_array<std::string_view>({"i", "i've", "i'm", "we", "we've", "we're"}));
    if (writer && has(after(words, at, 8), documents)) return Claim::strong;
    const bool ends = object.empty() || object.front().kind == WordKind::symbol;
    const bool it = next == "it" || next == "them" || next == "both";
    if (writer && (ends || (it && (object.size() < 2 || object[1].kind == WordKind::symbol))))
      return Claim::strong;
    // "Please find attached ...", "see attached"
    if (has(before(words, at, 4), std::to_array<std::string_view>({"find"}))) return Claim::strong;
    // "You will find the bill and Dr Mwangi's letter about the x-ray attached."
    static const WordPhrases finds = {"you will|can|should find", "you'll|please find"};
    constexpr std::size_t found_before = 16;  // words
    const Words front = before(words, at, found_before);
    if (ends && !around.fastening && finds.in(front) && has(front, documents)) return Claim::strong;
    if (previous == "see" ||
        (previous == "the" && has(before(words, at, 2), std::to_array<std::string_view>({"see"})) &&
         (has(object, documents) || object.empty() || object.front().kind == WordKind::symbol)))
      return Claim::strong;
    // "Attached is the log.", "Attached please find ..."
    const bool opens = at == 0 || (at == 1 && (previous == "also" || previous == "and"));
    if (opens && (has(object, documents) || next == "is" || next == "are" || next == "please" ||
                  next == "you" || next == "you'll" || next == "find"))
      return Claim::strong;
    // "It is attached to this mail."
    static const WordPhrases to_mail = {"to|with this|the|my mail|email|e-mail|message|reply"};
    if (at + 1 < words.size() && to_mail.match_at(words, at + 1)) return Claim::strong;
    // "The log is attached.", "(screenshot attached)"
    const bool said_of = previous == "(" || previous == "is" || previous == "are" ||
                         previous == "been" || is_one_of(documents, previous);
    if (said_of && has(before(words, at, 8), documents)) return Claim::strong;
    if (!around.fastening &&
        ((writer && attaches_document(words, at)) || attached_subject(words, at)))
      return Claim::strong;
    // "I am sending you the times in the attached file"
    static const WordPhrases sends = {"i'm|we're sending", "i|we am|are sending", "i|we send",
                                      "here is|are"};
    if (is_one_of(documents, next) && sends.in(words.first(at))) return Claim::strong;
    // "the attached file"
    if (is_one_of(documents, next)) return Claim::weak;
    return Claim::none;
  }
  if ((word == "attach" || word == "enclose") && (previous == "i" || previous == "we") &&
      !goes_by_post(after(words, at, 8)) &&
      (has(after(words, at, 6), documents) || (!around.fastening && attaches_document(words, at))))
    return Claim::strong;
  if (with_this_mail(words, at) || shortens_attached(words, at)) return Claim::strong;
  if ((word == "attachment" || word == "attachments") && next != "folder" && next != "directory") {
    const Words front = before(words, at, 3);
    const bool refers = has(front, std::to_array<std::string_view>({"see", "in", "as", "find"}));
    const bool other = has(
        front, std::to_array<std::string_view>({"send", "sent", "open", "that", "forward", "one"}));
    if (refers && !other && !(previous == "an" && comes_later(words, at)))
      return previous == "an" ? Claim::strong : Claim::weak;
  }
  return Claim::none;
}

// "Thank you for the attached log", "danke für die Rechnung im Anhang", "j'ai bien reçu la facture
// en pièce jointe": the words [first, end) speak of what the customer attached.
bool takes_theirs(Words words, std::size_t first, std::size_t end) {
  static const WordPhrases taking = {
      "thank you|u for",
      "thanks|thx|cheers for",
      "grateful for",
      "appreciate the|your",
      "danke|dank für",
      "bedanke|bedanken mich|uns für",
      "merci pour|de",
      "remercie|remercions pour|de",
      "bien reçu",
      "gracias por",
      "he|hemos recibido",
      "grazie per|del|della|dei|delle|dell'allegato",
      "ho|abbiamo ricevuto",
      "obrigado|obrigada por|pelo|pela|pelos|pelas",
      "recebi|recebemos",
      "dank|bedankt voor",
      "tack för",
      "tak|takk for",
      "dziękuję|dziękujemy za",
      "спасибо|благодарю|благодарим|дякую|дякуємо|благодаря за",
      "děkuji|děkuju|díky|děkujeme|ďakujem|ďakujeme za",
      "köszönöm|köszönjük|köszi a|az",
      "mulțumesc|mulţumesc|multumesc|mulțumim|mersi pentru",
      "ευχαριστώ|ευχαριστούμε για",
      "hvala na|za",
      "хвала на|за",
      "kiitos|kiitokset|kiitän|kiitämme",
      "aitäh|tänan|täname",
      "paldies|pateicos par",
      "ačiū|dėkoju|dėkojame už",
      "takk fyrir",
      "gràcies|grazas|grácias per|por|pola|polo|polos|polas",
      "eskerrik asko",
      "teşekkürler|teşekkür",
      "faleminderit për",
      "תודה על",
      "شكرا|شكراً|شكرًا على|ل",
      "ممنون|متشکرم|سپاس|تشکر از|برای|بابت",
      "cảm ơn",
      "terima kasih",
      "salamat sa",
      "asante kwa",
  };
  // What begins another clause in between, or tells the reader to look: "Thank you for waiting, the
  // plan is attached".
  static constexpr auto parting = std::to_array<std::string_view>(
      {"is",   "are",  "has",    "have",  "been", "find", "see",      "i",          "we",
       "ich",  "wir",  "je",     "nous",  "ist",  "sind", "finden",   "findest",    "erhalten",
       "hier", "est",  "sont",   "voici", "ecco", "aquí", "trouvez",  "trouverez",  "segue",
       "son",  "sono", "please", "bitte", "here", "now",  "encontra", "encontrará", "trova",
       "so",   "but",  "aber",   "mais",  "pero", "ma",   "you",      "sende",      "schicke"});
  // "... im Anhang Ihrer Mail"
  static const WordPhrases of_mail = {
      "ihrer|deiner|ihres|deines|euerer|eurer mail|mails|e-mail|email|nachricht|schreibens",
      "zu|an|in|mit ihrer|deiner|eurer mail|e-mail|email|nachricht",
      "de|à|dans votre|ton|vos mail|message|courriel|e-mail|email",
      "de|a|en su|tu correo|mensaje|mail|email",
      "alla|della|nella sua|tua|vostra mail|e-mail|email",
      "ao|do|no seu|teu email|e-mail|mensagem",
      "bij|van uw|je|jouw mail|e-mail|bericht",
  };
  if (end < words.size() && of_mail.match_at(words, end)) return true;
  const auto opens = [](const Word& word) {
    return is_one_of(parting, word.folded) ||
           (word.kind == WordKind::symbol && word.folded != "'" && word.folded != "\"");
  };
  constexpr std::size_t farthest = 10;
  for (auto match = taking.find(words); match && match->end <= first;
       match = taking.find(words, match->first + 1)) {
    if (first - match->end > farthest) continue;
    const Words between = words.subspan(match->end, first - match->end);
    static constexpr auto conjunctions =
        std::to_array<std::string_view>({"and", "und", "et", "y", "e", "en", "och", "og", "i"});
    Words behind = words.subspan(end, std::min<std::size_t>(2, words.size() - end));
    if (!behind.empty() && is_one_of(conjunctions, behind.front().folded)) behind = {};
    const auto leads = [](const Word& word) { return is_one_of(parting, word.folded); };
    if (std::none_of(between.begin(), between.end(), opens) &&
        std::none_of(behind.begin(), behind.end(), leads))
      return true;
  }
  return false;
}

// "I have looked at the attached log": the writer read it, so it came from the customer.
bool reads_it(Words words, std::size_t at) {
  static const WordPhrases reading = {
      "i|we|i've|we've have? now|just|also? read|opened|studied|reviewed|examined|inspected the",
      "i|we|i've|we've have? now|just|also? looked|look at|through|into the",
      "i|we|i've|we've have? now|just|also? went|gone through the",
      "i|we|i've|we've have? now|just|also? had|taken|took a * look at the",
  };
  for (auto match = reading.find(words); match; match = reading.find(words, match->first + 1))
    if (match->end == at) return true;
  return false;
}

// The same in other languages.
const WordPhrases& other_languages() {
  static const WordPhrases phrases = {
      // German, Dutch, Afrikaans
      "im anhang|attachment", "als anhang|anlage", "anbei",
      "angehängt|beigefügt|beigefügte|beigefügten", "in der anlage", "hänge|hängen * an .|,|!",
      "füge|fügen * bei .|,|!", "in de? bijlage|bijlagen", "als bijlage",
      "bijgevoegd|bijgevoegde|bijgesloten", "aangeheg",
      // French, Italian
      "ci joint|jointe|joints|jointes", "ci-joint|ci-jointe|ci-joints|ci-jointes",
      "en pièce|pièces jointe|jointes", "en pj", "en annexe", "je|nous vous|te joins|joignons",
      "joins|joignons le|la|les|un|une facture|factures|contrat|devis|document|documents|fichier|"
      "fichiers|photo|photos|formulaire|bon|copie|plan|rapport|attestation",
      "ai|avons joint|jointe|joints|jointes à|le|la|les|un|une", "in allegato",
      "ho|abbiamo allegato", "ti|le|vi allego|alleghiamo", "allego|alleghiamo",
      "è|sono allegato|allegata|allegati|allegate",
      // Spanish, Catalan, Galician, Portuguese
      "te|le|les|os|us|li|vos adjunto|adjuntamos|adjuntem|adxunto|adxuntamos",
      "he|hemos|hem adjuntado|adjuntat", "archivo|fichero|documento adjunto",
      "adjunto|adjuntamos|adjuntem el|la|los|las|els|les|un|una",
      "adjunto encontrará|encontrarás|va|envío", "en el|l'adjunt|fitxer adjunto|adjunt?",
      "a l'adjunt", "se adjunta|adjuntan",
      "va|van|vai|está|están|viene|vienen|és|són adjunto|adjunta|adjuntos|adjuntas|adjunt|adjunts|"
      "adjuntes|adxunto|adxunta|adxuntos|adxuntas",
      "aquí adjunto|adjunta", "adjuntas|adjuntos|adjunta encontrará|encontrarás|va|van",
      "adjunt|adjunta|adjunts|adjuntes us|li|et? trobareu|trobarà|trobaràs|envio|enviem",
      "trobareu|trobarà|trobaràs * adjunt|adjunta|adjunts|adjuntes",
      "t'adjunto|t'adjuntem|s'adjunta|s'adjunten",
      "adxunto|adxuntamos|achego|achegamos o|a|os|as|un|unha", "achégase|achéganse",
      "em|en|no anexo",
      "segue|seguem|está|estão|vai|vão anexo|anexa|anexos|anexas|anexado|anexada|anexados|anexadas",
      "anexei|anexamos",
      // Romanian
      "în|in atașament|ataşament|atasament|anexă",
      "am|vă|va|îți|iti|le|v-am|ți-am|ti-am|le-am atașat|ataşat|atasat|anexat",
      "atașez|ataşez|atasez|atașăm|ataşăm|anexez|anexăm",
      "găsiți|găsiţi|gasiti|găsești|aveți|aveţi * atașat|atașată|atașate|ataşat|atasat|anexat",
      "atașat|ataşat|atasat vă|veți|veţi|găsiți|găsiţi|gasiti|găsești|aveți|regăsiți",
      // Swedish, Danish, Norwegian, Icelandic, Faroese
      "bifogar|bifogat|bifogad|bifogade", "i bilagan|bilagorna", "vedhæftet|vedhæftede|vedhæfter",
      "vedlagt|vedlagte|vedlegger", "legger|lagt ved", "som bilag|bilaga|vedlegg",
      "í viðhengi|viðhenginu", "meðfylgjandi|viðheftur|viðheft",
      // Polish, Czech, Slovak
      "w załączniku|załącznikach|załączeniu", "załączam|załączamy|załączyłem|załączyłam",
      "dołączam|dołączamy plik|pliki|fakturę|faktury|dokument|dokumenty|umowę|zdjęcie|zdjęcia|raport",
      "v příloze|přílohách|přiloženém", "přikládám|přikládáme",
      "přiložil|přiložila|přiložili jsem|jsme", "v prílohe|prílohách|priloženom",
      "prikladám|prikladáme", "priložil|priložila|priložili som|sme",
      // Slovenian, Croatian, Serbian, Macedonian, Bulgarian
      "v priponki|priponkah|prilogi", "prilagam|prilagamo|pripenjam|pripenjamo",
      "u privitku|prilogu", "у прилогу", "prilažem|prilažemo|прилажем|прилажемо", "во|в прилог",
      "прикачвам|прикачваме|прикачих|прикачихме|прилагам|прилагаме",
      "прикачен|прикачена|прикачено|прикачени е|са|ви|файл|документ", "в прикачения|прикачените",
      "изпращам|изпращаме|пращам|намерите * прикачен|прикачена|прикачено|прикачени",
      // Russian, Ukrainian, Belarusian
      "во вложении|вложениях", "в приложении", "прилагаю|прилагаем|прикладываю|прикладываем",
      "прикрепил|прикрепила|прикрепили|прикрепляю|прикрепляем",
      "у|в вкладенні|вкладеннях|вкладеному|прикріпленому",
      "прикріпив|прикріпила|прикріпили|прикріплюю|прикріплюємо|долучаю|долучаємо",
      "додаю|додаємо файл|файли|рахунок|документ|документи|договір|фото|звіт|копію|скан",
      "у дадатку|укладанні",
      // Hungarian, Finnish, Estonian, Latvian, Lithuanian, Basque
      "mellékelten|mellékelem|mellékeljük|mellékeltem|mellékeltük|mellékletben",
      "csatolva|csatoltan|csatolom|csatoljuk|csatoltam|csatoltuk",
      "liitteenä|liitteinä|liitteessä|ohessa|oheisena|oheisessa", "manuses|manusena|manusesse",
      "pielikumā|pielikumos",
      "pievienoju|pievienojam * failu|rēķinu|dokumentu|līgumu|dokumentus|failus",
      "laiško|šiame|laiške priede",
      "priede * rasite|rasi|siunčiu|siunčiame|pateikiu|pateikiame|pridedu|pridedame",
      "rasite|rasi|siunčiu|siunčiame * priede",
      "pridedu|pridedame * failą|sąskaitą|dokumentą|dokumentus|sutartį|kopiją",
      "prisegu|prisegame|prisegiau|prisegėme", "erantsita",
      "erantsi|atxiki dut|dugu|dizut|dizuet|dizugu",
      // Greek, Albanian, Turkish
      "συνημμένα|συνημμένωσ", "επισυνάπτω|επισυνάπτουμε|επισυνάπτεται|επισυνάπτονται|επισύναψα",
      "βρείτε|βρεισ|στέλνω|στέλνουμε|αποστέλλω * συνημμένο|συνημμένη",
      "bashkëngjitur|bashkangjitur|bashkëlidhur", "ektedir", "ekte .",
      "ekte * bulabilirsiniz|bulabilirsin|bulacaksınız|görebilirsiniz|"
      "gönderiyorum|gönderiyoruz|gönderdim|gönderdik|iletiyorum|"
      "iletiyoruz|paylaşıyorum|paylaşıyoruz|sunuyorum|sunuyoruz|"
      "yolluyorum|yolluyoruz|sunulmuştur",
      "ekte yer alıyor|almaktadır", "ekteki dosyada|belgede",
      // Hebrew, Arabic, Persian, Urdu
      "מצורף|מצורפת|מצורפים|מצורפות|מצ״ב|רצ״ב", "מצ|רצ \" ב", "צירפתי|צירפנו|מצרף|מצרפת|מצרפים",
      "בקובץ|במסמך המצורף", "مرفق لكم|لك|طيه|مع|بهذا|بهذه|ملف|الملف|نسخة|صورة|الفاتورة|فاتورة",
      "مرفقا|مرفقًا|مرفقاً|بالمرفق|بالمرفقات|وتجدون|مرفقه", "في المرفق|المرفقات|الملف المرفق?",
      "أرفقت|أرفقنا|أرفق|نرفق|ارفقت|ارفق", "به|در پیوست|ضمیمه",
      "پیوست|ضمیمه شده|شد|کردم|کرده|کردیم|است|می|این|گردید", "منسلک ہے|ہیں|کر|کیا|کی",
      // Hindi, Bengali, Vietnamese, Indonesian, Malay, Filipino, Swahili
      "संलग्न है|हैं|कर|किया|की|किए", "সংযুক্ত করেছি|করলাম|করছি|করা|আছে",
      "tôi|mình|em|xin gửi|đã|được? đính kèm", "gửi|được đính kèm",
      "saya|kami lampirkan|melampirkan|sertakan", "terlampir saya|kami|adalah|di|pada|dalam",
      "saya|kami kirim|kirimkan|sampaikan * terlampir", "telah|sudah dilampirkan|terlampir",
      "nakalakip|kalakip", "nimeambatanisha|nimeambatisha|tumeambatanisha"};
  return phrases;
}

// "as a PDF", "in Word format": a file, whatever it holds.
const WordPhrases& file_formats() {
  static const WordPhrases phrases = {
      "as a|an|one|two|three|the? "
      "new|single|separate|signed|printable|small|scanned|password-protected? "
      "pdf|pdfs|pdf-file|spreadsheet|spreadsheets|csv|docx|xlsx|xls|ods|odt|zip|zip-file|jpg|jpeg|"
      "jpegs|png|svg|dxf|dwg|screenshot|screenshots|scan|scans|photo|photos|picture|pictures|image|"
      "images|video|file|files|slides|presentation|document",
      "as a|an|the? word|excel|powerpoint|text|image|zip|video|audio|open document|file|sheet|"
      "spreadsheet|table|presentation|archive",
      "in|as pdf|word|excel|csv|jpeg|png format|form",
  };
  return phrases;
}

// What no text of a mail can stand for.
const WordPhrases& pictures() {
  static const WordPhrases phrases = {
      "screenshot|screenshots|photo|photos|photograph|photographs|pdf|pdfs|spreadsheet|spreadsheets|"
      "scan|scans|drawing|drawings|slides"};
  return phrases;
}

// What may follow the name of a file that is handed over, other than the end of the sentence:
// "the scan results" is no scan.
constexpr auto behind_a_file = std::to_array<std::string_view>(
    {"of",  "from",  "with", "that", "which", "you", "we", "i",  "showing", "for",   "as",  "again",
     "and", "where", "too",  "file", "files", "so",  "to", "in", "into",    "along", "here"});

// Words between a presenting phrase and a file that make it something the reader may get or do.
constexpr auto offering = std::to_array<std::string_view>(
    {"can",      "could",     "may",  "might", "to",        "how",     "if",       "where",
     "download", "downloads", "save", "saves", "export",    "exports", "exported", "print",
     "convert",  "converts",  "open", "opens", "available", "offer",   "offers",   "want",
     "need",     "get",       "gets", "link",  "links",     "not",     "no"});

constexpr auto other_mail = std::to_array<std::string_view>(
    {"separate", "separately", "another", "post", "portal", "tomorrow", "later",
     "tonight",  "afterwards", "via",     "by",   "today",  "soon",     "minute",
     "minutes",  "hour",       "hours",   "next", "first",  "once",     "after",
     "when",     "whatsapp",   "slack",   "fax",  "monday", "tuesday",  "wednesday",
     "thursday", "friday",     "week"});

// "I attached it yesterday", "I have attached it before": to another mail than this one. Not "send
// it back two days before we meet", nor "last year's bill".
bool attached_earlier(Words words) {
  static constexpr auto adverbs =
      word_set("yesterday", "earlier", "previous", "previously", "already", "ago");
  static const WordPhrases last = {
      "last email|e-mail|mail|message|reply|note|letter|time|night|week|monday|tuesday|wednesday|"
      "thursday|friday|saturday|sunday",
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (adverbs.has(words[i]) || last.match_at(words, i)) return true;
    if (words[i].folded == "before" &&
        (i + 1 == words.size() || words[i + 1].kind == WordKind::symbol))
      return true;
  }
  return false;
}

// "on our website", "to your account", "in the parcel": the file is there, not in this mail.
bool placed_elsewhere(Words words, std::size_t from) {
  static const WordPhrases places = {"on|onto|in|into|to|under|at|inside the|your|our|my|a|an|that",
                                     "with|beside your|the file|files|order|account|record|case",
                                     "online"};
  static const WordPhrases here = {"in|into|to|with my|our mail|email|e-mail|message|reply"};
  for (auto match = places.find(words, from); match; match = places.find(words, match->first + 1))
    if (!here.match_at(words, match->first)) return true;
  return false;
}

bool begins_clause(Words words, std::size_t at) {
  if (at == 0) return true;
  static constexpr auto joining =
      std::to_array<std::string_view>({"and", "so", "but", "also", "now", ",", ";", "-", "–", "—"});
  return is_one_of(joining, words[at - 1].folded);
}

struct Handover {
  std::size_t first = 0;  // words [first, end)
  std::size_t end = 0;
  bool certain = true;  // false: it may come in another mail
};

// The first file that words[from] and those behind it name: by its format, or by what it is.
std::optional<Handover> file_behind(Words words, std::size_t from, bool by_format_only) {
  constexpr std::size_t farthest = 16;
  constexpr std::size_t farthest_noun = 5;
  for (std::size_t i = from; i < words.size() && i < from + farthest; ++i) {
    if (const auto format = file_formats().match_at(words, i))
      return Handover{format->first, format->end};
    if (is_one_of(offering, words[i].folded) || words[i].folded == ":") return std::nullopt;
    if (by_format_only || i >= from + farthest_noun || !pictures().match_at(words, i)) continue;
    const bool ends = i + 1 == words.size() || words[i + 1].kind == WordKind::symbol;
    if (ends ? i + 1 == words.size() || words[i + 1].folded != ":"
             : is_one_of(behind_a_file, words[i + 1].folded))
      return Handover{i, i + 1};
  }
  return std::nullopt;
}

// "Here is the plan as a PDF.", "I've put the invoice in here as a PDF": a file is handed over, and
// the word “attached” is not said.
std::optional<Handover> handed_over(Words words) {
  static const WordPhrases shows = {
      "here is|are|come|comes the|a|an|your|our|my|this|another|one|two|three|both|all|some|last",
      "here's|herewith the|a|an|your|our|my|this|another|one|two|three|both|all|some|last",
      "here you have|go with? the|a|an|your|our|my",
      "included is|are the|a|an|your|our|my|two|three",
      "included you|please will? find the|a|an|your|our|my",
  };
  static const WordPhrases puts = {
      "i|we|i've|we've|i'm|we're have|am|are? just|also|now? "
      "put|placed|added|included|dropped|popped|"
      "tucked|slipped|packed|clipped|inserted|stuck|putting|adding|including|packing",
  };
  // "Please see the form below as a PDF.": no text below is that.
  static const WordPhrases points = {"please|kindly? see|find the|your|our|my"};
  // "The pictures I've included show the leak."
  static constexpr auto things = word_set(
      "photo", "photos", "picture", "pictures", "images", "screenshot", "screenshots", "scan",
      "scans", "drawing", "drawings", "file", "files", "document", "documents", "form", "forms");
  static const WordPhrases included = {"that|which? i|we|i've|we've have? included|enclosed"};
  static const WordPhrases into_this = {"in|into here", "in|along with this", "herewith"};
  static const WordPhrases sends = {"i|we|i'm|we're am|are? just|also|now? sending|forwarding"};
  // With which these begin, but for those that are included.
  static constexpr auto openers =
      word_set("find", "here", "here's", "heres", "herewith", "i", "i'm", "i've", "im", "included",
               "ive", "kindly", "please", "see", "we", "we're", "we've", "were", "weve");
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size() && things.has(words[i]) && included.match_at(words, i + 1) &&
        !placed_elsewhere(words, i) && !has(words, negations))
      return Handover{i, i + 1};
    if (!openers.has(words[i]) || !begins_clause(words, i)) continue;
    std::optional<Handover> file;
    if (const auto point = points.match_at(words, i)) {
      file = file_behind(words, point->end, true);
      if (file && words[file->first].folded != "as") file.reset();
    } else if (const auto show = shows.match_at(words, i)) {
      file = file_behind(words, show->end - 1, false);
      if (file && customer_sent().in(words.subspan(file->end))) return std::nullopt;
      // "two photos of it in a cabin": the place is in the photos.
      static constexpr auto describing =
          std::to_array<std::string_view>({"of", "from", "with", "showing", "where"});
      if (file && file->end < words.size() && is_one_of(describing, words[file->end].folded))
        return file;
    } else if (const auto put = puts.match_at(words, i)) {
      const bool here = into_this.find(words, put->end).has_value();
      file = file_behind(words, put->end, false);
      if (put->end < words.size() && words[put->end].folded == "up") continue;  // "on the page"
      if (!here && file && words[file->first].folded != "as" &&
          words[put->end - 1].folded.starts_with("add"))
        continue;  // "I've added a photo": to something of theirs
    } else if (const auto send = sends.match_at(words, i)) {
      file = file_behind(words, send->end, true);
      if (file) file->certain = false;
      if (has(words, other_mail)) return std::nullopt;
    }
    if (file && !placed_elsewhere(words, i)) return file;
  }
  return std::nullopt;
}

// What is attached at `at` is the customer's, or what they are to attach.
bool is_customers(Words words, std::size_t at, bool weak, SentenceForm form,
                  const Surroundings& around) {
  if (takes_theirs(words, at, at + 1) || (weak && reads_it(words, at))) return true;
  const bool adjective = at > 0 && words[at - 1].folded == "the" && at + 1 < words.size() &&
                         is_one_of(documents, words[at + 1].folded);
  // "Your ticket is attached.", where the customer attached none; "I'm sending you the form with
  // this mail."
  static const WordPhrases to_customer = {
      "i|we|i'm|we're am|are? also|now|just|herewith? send|sending|forwarding|giving you"};
  const bool for_customer =
      (with_this_mail(words, at) && to_customer.in(words.first(at))) ||
      (!around.customer_attached && !around.fastening && attached_subject(words, at));
  // "of your line in the attached file"
  if (has(before(words, at, adjective ? 2 : 4), customers_own) && !for_customer &&
      !has(before(words, at, 6), finding))
    return true;
  // "the attached file you sent"
  static constexpr auto theirs = std::to_array<std::string_view>({"you", "you've", "your"});
  if (weak &&
      (adjective ? customer_sent().in(after(words, at, 9)) : has(after(words, at, 6), theirs)))
    return true;
  // "Please reply with the signed form attached."
  static constexpr auto returns = std::to_array<std::string_view>(
      {"reply", "send", "return", "answer", "mail", "upload", "forward", "respond", "write"});
  return form == SentenceForm::imperative && has(words.first(at), returns);
}

// "La llave va adjunta al mando": fastened to a thing, and not to this mail.
bool fastened_in_spanish(Words words, const WordPhrases::Match& match) {
  static const WordPhrases to_thing{"al", "a la|las|los|su|sus|tu|tus|un|una|cada"};
  static const WordPhrases to_mail{"al|a la|este? correo|mensaje|email|e-mail|mail"};
  return words[match.end - 1].folded.starts_with("adjunt") && match.end < words.size() &&
         to_thing.match_at(words, match.end) && !to_mail.match_at(words, match.end);
}

bool has_any(std::string_view text, std::span<const std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view words) {
    return text.find(words) != std::string_view::npos;
  });
}

// What says where no space parts the words, or endings hang on them, that this mail has an
// attachment; behind some of the words stands what makes it something else, as in "when I attach".
struct UnspacedClaim {
  std::string_view words;
  std::span<const std::string_view> not_before;
  std::span<const std::string_view> not_behind;
  bool ends_clause = false;
};

std::optional<Span> claimed_without_spaces(std::string_view body, Span sentence) {
  static constexpr auto conditions =
      std::to_array<std::string_view>({"と", "か", "たら", "ら", "ん"});
  // "商品に添付": to a thing, unless that is this mail.
  static constexpr auto to_thing = std::to_array<std::string_view>({"に"});
  static constexpr auto of_another = std::to_array<std::string_view>({"の"});
  static constexpr auto unseen =
      std::to_array<std::string_view>({"看", "没", "未", "不", "再", "意", "也", "可"});
  static constexpr UnspacedClaim claims[] = {
      {"添付いたします", to_thing, conditions},
      {"添付致します", to_thing, conditions},
      {"添付いたしました", to_thing, conditions},
      {"添付致しました", to_thing, conditions},
      {"添付しました", to_thing, conditions},
      {"添付しております", to_thing, conditions},
      {"添付させていただきま", to_thing, {}},
      {"添付ファイルをご確認", of_another, {}},
      {"添付ファイルをご覧", of_another, {}},
      {"添付ファイルをご参照", of_another, {}},
      {"添付をご確認", of_another, {}},
      {"添付をご覧", of_another, {}},
      {"添付のとおり", {}, {}},
      {"添付の通り", {}, {}},
      {"见附件", unseen, {}, true},
      {"見附件", unseen, {}, true},
      {"请查看附件", {}, {}, true},
      {"請查看附件", {}, {}, true},
      {"请查收附件", {}, {}, true},
      {"請查收附件", {}, {}, true},
      {"请参阅附件", {}, {}, true},
      {"請參閱附件", {}, {}, true},
      {"附件请查收", {}, {}},
      {"附件請查收", {}, {}},
      {"随信附上", {}, {}},
      {"隨信附上", {}, {}},
      {"现附上", {}, {}},
      {"現附上", {}, {}},
      {"已附上", {}, {}},
      {"在附件中", {}, {}, true},
      {"在附件里", {}, {}, true},
      {"在附件裡", {}, {}, true},
      // Korean, whose verbs take their endings at once, and Thai
      {"첨부합니다", {}, {}},
      {"첨부했습니다", {}, {}},
      {"첨부하였습니다", {}, {}},
      {"첨부드립니다", {}, {}},
      {"첨부해 드립니다", {}, {}},
      {"첨부해 드렸습니다", {}, {}},
      {"첨부해 보내드립니다", {}, {}},
      {"첨부 파일을 확인해", {}, {}},
      {"첨부 파일을 참조", {}, {}},
      {"첨부 파일을 참고", {}, {}},
      {"첨부파일을 확인해", {}, {}},
      {"첨부파일을 참조", {}, {}},
      {"첨부파일을 참고", {}, {}},
      {"첨부된 파일을 확인해", {}, {}},
      {"ได้แนบ", {}, {}},
      {"ขอแนบ", {}, {}},
      {"แนบมาพร้อม", {}, {}},
      {"แนบมากับ", {}, {}},
      {"ตามไฟล์แนบ", {}, {}},
      {"ตามเอกสารแนบ", {}, {}},
      {"ตามที่แนบ", {}, {}},
      {"ส่งไฟล์แนบ", {}, {}},
  };
  // Not, not this mail, or not ours.
  static constexpr auto otherwise = std::to_array<std::string_view>(
      {"後ほど",  "後日",   "明日",       "次のメール", "別メール",  "別のメール", "先日",
       "前回",    "先ほど", "以前",       "昨日",       "没",        "沒",         "未",
       "吗",      "嗎",     "如果",       "之前",       "上次",      "昨天",       "稍后",
       "稍後",    "明天",   "次第",       "您已",       "你已",      "您附",       "你附",
       "下一封",  "另一封", "您发",       "您的附件",   "你发",      "您在",       "你在",
       "내일",    "어제",   "고객님께서", "보내주신",   "보내 주신", "않",         "ไม่",
       "คุณได้แนบ", "ที่คุณ",    "ลูกค้าแนบ",    "พรุ่งนี้",       "เมื่อวาน",    "หาก",        "ถ้า"});
  static constexpr auto mails = std::to_array<std::string_view>(
      {"このメールに", "本メールに", "当メールに", "こちらのメールに"});
  static constexpr auto ends = std::to_array<std::string_view>(
      {"。", "，", "；", "！", "、", "：", ".", ",", ";", "!", ")", "）", "中", "里", "裡", "内"});
  const std::string_view text = slice(body, sentence);
  static constexpr auto stems = std::to_array<std::string_view>({"添付", "附", "첨부", "แนบ"});
  if (!has_any(text, stems)) return std::nullopt;
  if (has_any(text, otherwise)) return std::nullopt;
  for (const UnspacedClaim& claim : claims) {
    const std::size_t at = text.find(claim.words);
    if (at == std::string_view::npos) continue;
    const std::string_view front = text.substr(0, at);
    const std::string_view behind = trim(text.substr(at + claim.words.size()));
    const auto ends_front = [&](std::string_view words) { return front.ends_with(words); };
    const auto begins_behind = [&](std::string_view words) { return behind.starts_with(words); };
    if (std::any_of(claim.not_before.begin(), claim.not_before.end(), ends_front) &&
        std::none_of(mails.begin(), mails.end(), ends_front))
      continue;
    if (std::any_of(claim.not_behind.begin(), claim.not_behind.end(), begins_behind)) continue;
    if (claim.ends_clause && !behind.empty() &&
        std::none_of(ends.begin(), ends.end(), begins_behind))
      continue;
    const std::size_t start = sentence.start + at;
    return Span{start, start + claim.words.size()};
  }
  return std::nullopt;
}

// The words of a sentence that say that this mail has an attachment.
std::optional<Span> claimed(Words words, SentenceForm form, const Surroundings& around) {
  if (const auto match = other_languages().find(words)) {
    const Words front = before(words, match->first, 7);
    const bool theirs =
        words[match->first].folded != "anbei" && takes_theirs(words, match->first, match->end);
    const auto is_theirs = [](const Word& word) { return customers_elsewhere.has(word); };
    const auto denies = [&](const Word& word) {
      return negations_elsewhere.has(word) ||
             std::any_of(negations_of_language.begin(), negations_of_language.end(),
                         [&](const NegationOf& each) {
                           return each.language == around.language && each.word == word.folded;
                         });
    };
    const auto tells_otherwise = [](const Word& word) { return otherwise_attached.has(word); };
    const bool of_theirs = match->end < words.size() && is_theirs(words[match->end]);
    if (!theirs && !of_theirs && !has(front, negations) &&
        (!has(front, customers_own) || has(front, finding)) &&
        std::none_of(front.begin(), front.end(), is_theirs) &&
        std::none_of(front.begin(), front.end(), denies) &&
        std::none_of(words.begin(), words.end(), tells_otherwise) &&
        !fastened_in_spanish(words, *match))
      return Span{words[match->first].span.start, words[match->end - 1].span.end};
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!may_claim(words[i])) continue;
    const Claim found = claim(words, i, around);
    if (found == Claim::none || (found == Claim::weak && around.customer_attached)) continue;
    if (is_customers(words, i, found == Claim::weak, form, around)) continue;
    const Words front = before(words, i, 6);
    if (has(front, negations) && !has(front, finding)) continue;
    // "Please check that the lease is attached."
    static const WordPhrases verifying = {"check|ensure|verify that", "make|making|be sure"};
    if (verifying.in(before(words, i, 10))) continue;
    if (const auto first = with_this_mail(words, i))
      return Span{words[*first].span.start, words[i + 1].span.end};
    return words[i].span;
  }
  return std::nullopt;
}

// Is there a link in what the writer wrote? A file may be behind it.
bool has_link(const Context& context) {
  const auto& runs = context.message.html_runs;
  if (std::any_of(runs.begin(), runs.end(), [](const HtmlRun& run) { return !run.link.empty(); }))
    return true;
  const auto& blocks = context.draft.blocks;
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    if (block.kind != BlockKind::answer && block.kind != BlockKind::preformatted) return false;
    const std::string_view text = slice(context.body(), block.span);
    return text.find("://") != std::string_view::npos ||
           text.find("www.") != std::string_view::npos;
  });
}

bool has_address(Words words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.kind == WordKind::address && word.folded.find("://") != std::string_view::npos;
  });
}

// The writer's visiting card, which some clients send with every mail.
bool is_card(const Attachment& attachment) {
  return attachment.media_type == "text/vcard" || attachment.media_type == "text/x-vcard" ||
         attachment.media_type == "text/directory" || attachment.name.ends_with(".vcf");
}

// "image001.png", "logo.png": the picture of a signature, by the names that mail programs give.
bool is_signature_picture(const Attachment& attachment) {
  const std::string name = to_lower(attachment.name);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return false;
  static constexpr auto formats = word_set("png", "jpg", "jpeg", "gif", "bmp", "svg");
  if (!formats.has(std::string_view(name).substr(dot + 1))) return false;
  const std::string_view stem = std::string_view(name).substr(0, dot);
  constexpr std::string_view numbered = "image";
  constexpr std::size_t digits = 3;
  return stem == "logo" || stem == "signature" ||
         (stem.starts_with(numbered) && stem.size() == numbered.size() + digits &&
          std::all_of(stem.begin() + numbered.size(), stem.end(), is_ascii_digit));
}

// The reply speaks of something that may be such a picture.
bool speaks_of_picture(const Text& text) {
  static constexpr auto words = word_set(
      "photo", "photos", "picture", "pictures", "image", "images", "screenshot", "screenshots",
      "photograph", "photographs", "drawing", "drawings", "sketch", "sketches", "logo", "logos",
      "map", "maps", "plan", "plans", "scan", "scans", "diagram", "diagrams", "chart", "charts",
      "graph", "graphs", "figure", "figures", "plot", "plots", "label", "poster", "banner",
      "layout", "design", "designs", "snapshot", "snapshots", "graphic", "graphics", "artwork",
      "proof", "code", "pattern", "render", "renders", "rendering", "receipt", "voucher", "ticket",
      "tickets", "png", "jpg", "jpeg", "gif");
  return !text.english || std::any_of(text.words.begin(), text.words.end(),
                                      [](const Word& word) { return words.has(word); });
}

struct Missing {
  std::string_view says;
  std::string_view remedy;
  std::optional<Severity> severity;
  double confidence;
};

// Of a body alone nobody knows what goes with it, so that it is no more than a reminder.
void add(const Context& context, Span span, const Missing& missing, Findings& findings) {
  std::string message =
      "“" + excerpt(slice(context.body(), span)) + "” " + std::string(missing.says);
  const auto& attachments = context.message.attachments;
  const auto picture = std::find_if(attachments.begin(), attachments.end(), is_signature_picture);
  if (context.message.attachments_known) {
    const bool only_picture = picture != attachments.end();
    message += only_picture ? ", but only “" + picture->name + "” is, as of a signature"
                            : std::string(", but nothing is");
    message += ", so the customer has to ask for it; ";
    message += missing.remedy;
    message += '.';
    constexpr double confidence_beside_picture = 0.75;
    findings
        .add(span, std::move(message),
             only_picture ? std::optional(Severity::warning) : missing.severity)
        .confidence = only_picture ? confidence_beside_picture : missing.confidence;
  } else {
    message +=
        ", which the text alone does not show; make sure that it is, or the customer has to "
        "ask for it.";
    findings.add(span, std::move(message), Severity::suggestion).confidence = 0.5;
  }
}

void check(const Context& context, Findings& findings) {
  const auto& attachments = context.message.attachments;
  if (!std::all_of(attachments.begin(), attachments.end(), [](const Attachment& each) {
        return is_card(each) || is_signature_picture(each);
      }))
    return;
  if (std::any_of(attachments.begin(), attachments.end(), is_signature_picture) &&
      speaks_of_picture(context.draft.text))
    return;
  if (!context.message.attachments_known && has_link(context)) return;
  static constexpr auto card_words = word_set("card", "vcard", "contact", "contacts", "vcf");
  const auto& own_words = context.draft.text.words;
  if (!attachments.empty() && std::any_of(own_words.begin(), own_words.end(),
                                          [](const Word& word) { return card_words.has(word); }))
    return;
  const auto& blocks = context.draft.blocks;
  const bool pasted = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::preformatted && block.depth == 0;
  });
  const auto pasted_words = std::to_array<std::string_view>(
      {"below", "inline", "following", "underneath", "unten", "ci-dessous", "abajo", "hieronder"});
  static constexpr auto attach_words =
      word_set("attached", "attachment", "attachments", "attach", "attaching", "enclosed");
  const Words asked = context.inquiry.text.words;
  const Surroundings around = {
      .customer_attached = !context.customer.attachments.empty() ||
                           std::any_of(asked.begin(), asked.end(),
                                       [](const Word& word) {
                                         return may_claim(word) && attach_words.has(spelled(word));
                                       }),
      .fastening =
          fastening().in(context.inquiry.text.words) || fastening().in(context.draft.text.words),
      .language = context.draft.text.language,
  };

  for (const Sentence& sentence : context.draft.text.sentences) {
    const Words words = context.draft.text.words_of(sentence);
    auto said = claimed(words, sentence.form, around);
    if (!said) said = claimed_without_spaces(context.body(), sentence.span);
    if (said) {
      if (attached_earlier(words)) continue;
      if (has(words, pasted_words) &&
          (pasted || slice(context.body(), sentence.span).ends_with(':')))
        continue;
      // "I've attached it here: https://..."
      if (has_address(words)) continue;
      add(context, *said,
          {.says = "says that something is attached",
           .remedy = "attach it, or take the words out",
           .severity = std::nullopt,
           .confidence = 0.95},
          findings);
      return;
    }
    const auto file = handed_over(words);
    if (!file || pasted || has(words, earlier)) continue;
    // Below stands text, and no PDF.
    static constexpr auto formats = word_set("pdf", "pdfs", "docx", "xlsx", "zip");
    const bool is_format = words[file->first].folded == "as" && formats.has(words[file->end - 1]);
    if (has(words, pasted_words) && !is_format) continue;
    if (slice(context.body(), sentence.span).ends_with(':') || has_link(context)) continue;
    const Span span{words[file->first].span.start, words[file->end - 1].span.end};
    add(context, span,
        {.says = "hands over a file as if it were attached",
         .remedy = "attach it, or say where it is",
         .severity = file->certain ? std::nullopt : std::optional(Severity::warning),
         .confidence = file->certain ? 0.9 : 0.75},
        findings);
    return;
  }
}

}  // namespace

extern const Rule missing_attachment{"missing-attachment", Severity::error, "etiquette",
                                     "The reply mentions an attachment and has none.", check};

}  // namespace replylint::catalogue
