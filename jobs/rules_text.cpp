#include "jobs/rules_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "jobs/kpi/traits.h"
#include "jobs/schedule/stable_hash.h"

namespace boletim {
namespace {

// Lines of words. A word holds no blank: what might be one is written as % and two hexadecimal digits,
// nothing at all as %.
constexpr std::string_view kFirstLine = "rules 1";
constexpr int kDeepest = 64;  // of KPIs within KPIs

constexpr std::array<std::string_view, 5> kRuleNames = {"builtin", "missing", "invalid", "any_of", "all_of"};

std::string word_of(std::string_view text) {
  if (text.empty()) return "%";
  std::string word;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > 0x20 && c != '%')
      word += c;
    else
      word += fmt::format("%{:02x}", static_cast<unsigned char>(c));
  }
  return word;
}

void put_kpi(const Kpi& kpi, std::string& text) {
  text += fmt::format("kpi {} {} {} {}\n", word_of(kpi.id.value),
                      kRuleNames[static_cast<std::size_t>(kpi.rule)], word_of(kpi.column), kpi.parts.size());
  for (const Kpi& part : kpi.parts) put_kpi(part, text);
}

template <class Texts>
void put_list(std::string_view name, const Texts& texts, std::string& text) {
  std::vector<std::string> sorted(texts.begin(), texts.end());
  std::sort(sorted.begin(), sorted.end());
  for (const std::string& one : sorted) text += fmt::format("{} {}\n", name, word_of(one));
}

/// Takes words off the front of a text; once something is wrong, all the rest is.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }
  bool good() const { return good_; }
  void fail() { good_ = false; }
  bool skip(std::string_view start) {
    if (!text_.starts_with(start)) return false;
    text_.remove_prefix(start.size());
    return true;
  }
  std::string word() {
    const std::size_t size = std::min(text_.find_first_of(" \n"), text_.size());
    const std::string_view coded = text_.substr(0, size);
    text_.remove_prefix(std::min(size + 1, text_.size()));
    good_ = good_ && !coded.empty();
    return decoded(coded);
  }
  template <class Number>
  Number number() {
    const std::string digits = word();
    Number number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    good_ = good_ && error == std::errc() && end == digits.data() + digits.size();
    return number;
  }

 private:
  std::string decoded(std::string_view coded) {
    std::string text;
    if (coded == "%") return text;
    for (std::size_t i = 0; i < coded.size(); ++i) {
      unsigned value = static_cast<unsigned char>(coded[i]);
      if (coded[i] == '%') {
        const std::string_view digits = coded.substr(std::min(i + 1, coded.size()), 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        good_ = good_ && digits.size() == 2 && error == std::errc() && end == digits.data() + 2;
        i += 2;
      }
      text += static_cast<char>(value);
    }
    return text;
  }

  std::string_view text_;
  bool good_ = true;
};

Kpi take_kpi(Words& words, int depth) {
  Kpi kpi;
  kpi.id.value = words.word();
  const std::string rule = words.word();
  const auto named = std::find(kRuleNames.begin(), kRuleNames.end(), rule);
  if (named == kRuleNames.end()) words.fail();
  kpi.rule = static_cast<Kpi::Rule>(named == kRuleNames.end() ? 0 : named - kRuleNames.begin());
  kpi.column = words.word();
  const auto parts = words.number<std::size_t>();
  if (depth > kDeepest) words.fail();
  for (std::size_t i = 0; i < parts && words.good(); ++i) {
    if (!words.skip("kpi ")) words.fail();
    kpi.parts.push_back(take_kpi(words, depth + 1));
  }
  return kpi;
}

std::string hex(const StableHash& hash) {
  return fmt::format("{:016x}", hash.value());
}

}  // namespace

std::string rules_text(const RegistryRules& rules) {
  std::string text = fmt::format("{}\nprogram {}\nquery {}\n", kFirstLine, kProgramRules, rules.query);
  put_list("placeholder", rules.placeholders->own(), text);
  put_list("ignore", rules.ignore, text);
  for (const Kpi& kpi : rules.kpis) put_kpi(kpi, text);
  return text;
}

std::optional<RulesOfText> parse_rules_text(std::string_view text) {
  Words words(text);
  if (!words.skip(kFirstLine) || !words.skip("\n")) return std::nullopt;
  RulesOfText found;
  std::vector<std::string> placeholders, ignore;
  while (!words.done() && words.good()) {
    if (words.skip("program "))
      found.program = words.number<std::int64_t>();
    else if (words.skip("query "))
      found.rules.query = words.number<std::uint64_t>();
    else if (words.skip("placeholder "))
      placeholders.push_back(words.word());
    else if (words.skip("ignore "))
      ignore.push_back(words.word());
    else if (words.skip("kpi "))
      found.rules.kpis.push_back(take_kpi(words, 0));
    else
      words.fail();
  }
  if (!words.good()) return std::nullopt;
  found.rules.ignore = ignore;
  found.rules.placeholders = std::make_shared<const Placeholders>(placeholders);
  return found;
}

RulesCompared compare_rules(const RegistryRules& now, const std::optional<std::string>& then) {
  RulesCompared compared{std::vector<RulesThen>(now.kpis.size(), RulesThen::Same), {}};
  if (!then || *then == rules_text(now)) return compared;
  std::optional<RulesOfText> before = parse_rules_text(*then);
  if (!before) {
    compared.kpis.assign(now.kpis.size(), RulesThen::Lost);
    return compared;
  }
  const bool applies = before->program == kProgramRules && before->rules.query == now.query;
  for (std::size_t k = 0; k < now.kpis.size(); ++k)
    for (const Kpi& old : before->rules.kpis)
      if (old.id == now.kpis[k].id) compared.kpis[k] = applies ? RulesThen::Judged : RulesThen::Lost;
  const auto is_judged = [](RulesThen then) { return then == RulesThen::Judged; };
  if (!std::any_of(compared.kpis.begin(), compared.kpis.end(), is_judged)) return compared;
  std::erase_if(before->rules.kpis, [&](const Kpi& old) {
    return std::none_of(now.kpis.begin(), now.kpis.end(), [&](const Kpi& kpi) { return kpi.id == old.id; });
  });
  compared.before = std::move(before->rules);
  return compared;
}

std::string rule_fingerprint(const RegistryRules& rules, const Kpi& kpi) {
  std::string text = fmt::format("program {}\nquery {}\n", kProgramRules, rules.query);
  put_list("placeholder", rules.placeholders->own(), text);
  put_kpi(kpi, text);
  return hex(StableHash().add(text));
}

std::string selection_fingerprint(const RegistryRules& registry, const Rules& rules) {
  std::string text;
  for (const auto& [column, values] : rules.only) {
    const auto trait = std::find_if(registry.traits.begin(), registry.traits.end(),
                                    [&, &name = column](const Axis& axis) { return axis.column == name; });
    const std::string told = trait == registry.traits.end() ? column : layout_column(*trait);
    text += fmt::format("column {}\n", word_of(told));
    put_list("value", values, text);
  }
  return hex(StableHash().add(text));
}

}  // namespace boletim
