#include "rules/name_forms.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "text/edit_distance.h"
#include "text/utf8.h"

namespace replylint {

namespace {

// Base letters of U+00C0 to U+017F (Latin-1 Supplement and Latin Extended-A), lower case.
// '*' marks the letters that become two.
constexpr std::string_view latin_base =
    "aaaaaa*ceeeeiiiidnoooooxouuuuy**"
    "aaaaaa*ceeeeiiiidnoooooxouuuuy*y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"
    "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

void append_folded_latin(std::string& text, char32_t c) {
  const char base = latin_base[c - 0xC0];
  if (base != '*') {
    if (c != 0xD7 && c != 0xF7) text += base;
    return;
  }
  if (c == 0xC6 || c == 0xE6) text += "ae";
  if (c == 0xDE || c == 0xFE) text += "th";
  if (c == 0xDF) text += "ss";
  if (c == 0x132 || c == 0x133) text += "ij";
  if (c == 0x152 || c == 0x153) text += "oe";
}

using ShortForm = std::pair<std::string_view, std::string_view>;

// Short forms and the names they stand for, each pair once, sorted by the short form.
constexpr auto short_forms = std::to_array<ShortForm>({
    {"abby", "abigail"},       {"abe", "abraham"},
    {"aga", "agnieszka"},      {"al", "alan"},
    {"al", "albert"},          {"al", "alfred"},
    {"alex", "alejandro"},     {"alex", "aleksandr"},
    {"alex", "alexander"},     {"alex", "alexandra"},
    {"andi", "andreas"},       {"andy", "andreas"},
    {"andy", "andrew"},        {"angie", "angela"},
    {"ania", "anna"},          {"anni", "anna"},
    {"annie", "anne"},         {"antek", "antoni"},
    {"arek", "arkadiusz"},     {"art", "arthur"},
    {"asia", "joanna"},        {"barb", "barbara"},
    {"bart", "bartholomew"},   {"bartek", "bartlomiej"},
    {"bartek", "bartosz"},     {"basia", "barbara"},
    {"bea", "beatrice"},       {"becky", "rebecca"},
    {"ben", "benjamin"},       {"benny", "benjamin"},
    {"bernie", "bernard"},     {"bert", "albert"},
    {"bert", "robert"},        {"bertie", "albert"},
    {"beth", "elizabeth"},     {"betsy", "elizabeth"},
    {"betty", "elizabeth"},    {"bill", "william"},
    {"billy", "william"},      {"bob", "robert"},
    {"bobby", "robert"},       {"brad", "bradley"},
    {"cathy", "catherine"},    {"charlie", "charles"},
    {"charly", "charles"},     {"chris", "christian"},
    {"chris", "christina"},    {"chris", "christine"},
    {"chris", "christopher"},  {"chrissy", "christine"},
    {"chuck", "charles"},      {"cindy", "cynthia"},
    {"cliff", "clifford"},     {"connie", "constance"},
    {"curt", "curtis"},        {"dan", "daniel"},
    {"danny", "daniel"},       {"danusia", "danuta"},
    {"darek", "dariusz"},      {"dave", "david"},
    {"davy", "david"},         {"deb", "deborah"},
    {"debbie", "deborah"},     {"dick", "richard"},
    {"dima", "dmitri"},        {"dima", "dmitry"},
    {"don", "donald"},         {"doug", "douglas"},
    {"drew", "andrew"},        {"ed", "edward"},
    {"ed", "edwin"},           {"eddie", "edward"},
    {"ela", "elzbieta"},       {"ellie", "eleanor"},
    {"fran", "frances"},       {"franek", "franciszek"},
    {"frank", "francis"},      {"frank", "franklin"},
    {"fred", "alfred"},        {"fred", "frederick"},
    {"freddy", "frederick"},   {"gabe", "gabriel"},
    {"gene", "eugene"},        {"geoff", "geoffrey"},
    {"gerry", "gerald"},       {"ginny", "virginia"},
    {"gosia", "malgorzata"},   {"greg", "gregory"},
    {"grzesiek", "grzegorz"},  {"gus", "augustus"},
    {"hal", "harold"},         {"hal", "henry"},
    {"hania", "hanna"},        {"hank", "henry"},
    {"hannes", "johannes"},    {"hans", "johannes"},
    {"harry", "harold"},       {"harry", "henry"},
    {"honza", "jan"},          {"ian", "iain"},
    {"jack", "john"},          {"jackie", "jacqueline"},
    {"jake", "jacob"},         {"jan", "janet"},
    {"jan", "janice"},         {"janek", "jan"},
    {"jean", "jeanne"},        {"jeff", "geoffrey"},
    {"jeff", "jeffrey"},       {"jen", "jennifer"},
    {"jenny", "jennifer"},     {"jerry", "gerald"},
    {"jerry", "jeremy"},       {"jerry", "jerome"},
    {"jess", "jessica"},       {"jim", "james"},
    {"jimmy", "james"},        {"jirka", "jiri"},
    {"joe", "joseph"},         {"joey", "joseph"},
    {"johnny", "john"},        {"jola", "jolanta"},
    {"jon", "jonathan"},       {"josh", "joshua"},
    {"judy", "judith"},        {"jurek", "jerzy"},
    {"kasia", "katarzyna"},    {"kat", "katherine"},
    {"kate", "katherine"},     {"kathy", "katherine"},
    {"katie", "katherine"},    {"katka", "katerina"},
    {"ken", "kenneth"},        {"kenny", "kenneth"},
    {"kim", "kimberly"},       {"kostya", "konstantin"},
    {"krysia", "krystyna"},    {"krzys", "krzysztof"},
    {"krzysiek", "krzysztof"}, {"kuba", "jakub"},
    {"larry", "lawrence"},     {"len", "leonard"},
    {"lenny", "leonard"},      {"leo", "leonard"},
    {"lex", "alexander"},      {"liam", "william"},
    {"lisa", "elizabeth"},     {"liz", "elizabeth"},
    {"lou", "louis"},          {"maciek", "maciej"},
    {"maggie", "margaret"},    {"mandy", "amanda"},
    {"marge", "margaret"},     {"marty", "martin"},
    {"marysia", "maria"},      {"matt", "matthew"},
    {"matze", "matthias"},     {"max", "maximilian"},
    {"max", "maxwell"},        {"meg", "margaret"},
    {"mick", "michael"},       {"micky", "michael"},
    {"mike", "michael"},       {"mikey", "michael"},
    {"mimi", "miriam"},        {"mirek", "miroslaw"},
    {"misha", "mikhail"},      {"mitch", "mitchell"},
    {"molly", "mary"},         {"nancy", "anne"},
    {"nat", "nathan"},         {"nat", "nathaniel"},
    {"nate", "nathan"},        {"ned", "edward"},
    {"nick", "nicholas"},      {"nick", "nicolas"},
    {"nicky", "nicholas"},     {"nico", "nicolas"},
    {"nikki", "nicole"},       {"ola", "aleksandra"},
    {"olek", "aleksander"},    {"ollie", "oliver"},
    {"pam", "pamela"},         {"pasha", "pavel"},
    {"pat", "patricia"},       {"pat", "patrick"},
    {"patty", "patricia"},     {"peg", "margaret"},
    {"peggy", "margaret"},     {"penny", "penelope"},
    {"pepe", "jose"},          {"pete", "peter"},
    {"phil", "philip"},        {"phil", "phillip"},
    {"przemek", "przemyslaw"}, {"radek", "radoslaw"},
    {"rafa", "rafael"},        {"randy", "randall"},
    {"ray", "raymond"},        {"rich", "richard"},
    {"rick", "richard"},       {"ricky", "richard"},
    {"rob", "robert"},         {"robbie", "robert"},
    {"rod", "rodney"},         {"ron", "ronald"},
    {"ronnie", "ronald"},      {"rosie", "rose"},
    {"russ", "russell"},       {"sally", "sarah"},
    {"sam", "samantha"},       {"sam", "samuel"},
    {"sammy", "samuel"},       {"sandy", "alexander"},
    {"sandy", "sandra"},       {"sascha", "alexander"},
    {"sasha", "aleksandr"},    {"sasha", "alexander"},
    {"sasha", "alexandra"},    {"sepp", "josef"},
    {"serge", "sergei"},       {"seryozha", "sergey"},
    {"slawek", "slawomir"},    {"stan", "stanley"},
    {"staszek", "stanislaw"},  {"stef", "stefan"},
    {"steffi", "stefanie"},    {"steph", "stephanie"},
    {"stephie", "stephanie"},  {"steve", "stephen"},
    {"steve", "steven"},       {"stu", "stuart"},
    {"sue", "susan"},          {"susie", "susan"},
    {"suzy", "susan"},         {"tanya", "tatiana"},
    {"ted", "edward"},         {"ted", "theodore"},
    {"teddy", "theodore"},     {"terry", "terence"},
    {"theo", "theodore"},      {"tim", "timothy"},
    {"timmy", "timothy"},      {"toby", "tobias"},
    {"tom", "thomas"},         {"tomek", "tomasz"},
    {"tommy", "thomas"},       {"toni", "antonia"},
    {"tony", "anthony"},       {"tony", "antonio"},
    {"trish", "patricia"},     {"ty", "tyler"},
    {"uli", "ulrich"},         {"val", "valerie"},
    {"vicky", "victoria"},     {"vince", "vincent"},
    {"vinnie", "vincent"},     {"volodya", "vladimir"},
    {"walt", "walter"},        {"wes", "wesley"},
    {"will", "william"},       {"willy", "william"},
    {"wojtek", "wojciech"},    {"wolf", "wolfgang"},
    {"xander", "alexander"},   {"zach", "zachary"},
    {"zack", "zachary"},       {"zbyszek", "zbigniew"},
    {"zosia", "zofia"},
});

// Those with this short form.
std::span<const ShortForm> forms_of(std::string_view form) {
  static_assert(std::is_sorted(
      short_forms.begin(), short_forms.end(),
      [](const ShortForm& left, const ShortForm& right) { return left.first < right.first; }));
  const auto before = [](const ShortForm& left, std::string_view right) {
    return left.first < right;
  };
  const auto behind = [](std::string_view left, const ShortForm& right) {
    return left < right.first;
  };
  const auto* const end = short_forms.data() + short_forms.size();
  const auto* const first = std::lower_bound(short_forms.data(), end, form, before);
  return {first, std::upper_bound(first, end, form, behind)};
}

bool is_short_form(std::string_view left, std::string_view right) {
  const auto forms = forms_of(left);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const auto& pair) { return pair.second == right; });
}

// German "ue" for "ü" and the like.
std::string without_umlaut_e(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const char before = result.empty() ? ' ' : result.back();
    if (c == 'e' && (before == 'a' || before == 'o' || before == 'u')) continue;
    result += c;
  }
  return result;
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size();) result += next_code_point(text, i);
  return result;
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::string result;
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = next_code_point(name, i);
    if (c == '-' || c == '\'' || c == '.' || c == '`' || c == 0xB4 || c == 0x2019 || c == 0x2018 ||
        c == 0x2010 || c == 0x2011 || (c >= 0x300 && c <= 0x36F))
      continue;
    if (c >= 'A' && c <= 'Z')
      result += static_cast<char>(c - 'A' + 'a');
    else if (c >= 0xC0 && c < 0xC0 + latin_base.size())
      append_folded_latin(result, c);
    else if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
      append_code_point(result, c + 0x20);
    else if (c == 0x401 || c == 0x451)  // Ё is written Е
      append_code_point(result, 0x435);
    else if (c >= 0x400 && c <= 0x40F)
      append_code_point(result, c + 0x50);
    else
      append_code_point(result, c);
  }
  return result;
}

bool same_name(std::string_view left, std::string_view right) {
  if (left == right) return true;
  if (left.size() > right.size()) std::swap(left, right);
  // "Dan" for "Daniel"; one letter more or less ("Ann", "Anna") is another name.
  // "Daniel" and "Danielle" are two as well.
  const bool feminine =
      left.ends_with('l') && right.ends_with("lle") && right.size() == left.size() + 2;
  if (left.size() >= 2 && right.size() >= left.size() + 2 && right.starts_with(left) && !feminine)
    return true;
  if (is_short_form(left, right) || is_short_form(right, left)) return true;
  // Two short forms of one name: "Bob" and "Rob".
  for (const auto& [form, name] : forms_of(left))
    if (is_short_form(right, name)) return true;
  return without_umlaut_e(left) == without_umlaut_e(right);
}

std::size_t name_distance(std::string_view left, std::string_view right) {
  constexpr std::size_t longest = 40;
  const std::u32string a = code_points(left);
  const std::u32string b = code_points(right);
  if (a.size() > longest || b.size() > longest) return longest;
  return edit_distance(a, b);
}

bool is_misspelling(std::string_view written, std::string_view name) {
  if (same_name(written, name)) return false;
  const std::size_t shortest = std::min(written.size(), name.size());
  const std::size_t distance = name_distance(written, name);
  return (distance == 1 && shortest >= 3) || (distance == 2 && shortest >= 6);
}

}  // namespace replylint
