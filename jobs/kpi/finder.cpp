#include "jobs/kpi/finder.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "jobs/failure.h"
#include "jobs/registry/date_value.h"

namespace boletim {
namespace {

constexpr std::size_t kLongestText = 4000;  // bytes of a value that a detail report shows

/// What a report shows of a flagged record besides its name.
struct ShownText {
  std::string_view column;
  std::string Finding::*text;
};
constexpr ShownText kShownTexts[] = {{"tax_id", &Finding::tax_id},
                                     {"email", &Finding::email},
                                     {"phone", &Finding::phone},
                                     {"mobile", &Finding::mobile},
                                     {"owner", &Finding::owner}};

std::optional<Instant> date_at(const Column* column, std::size_t row) {
  return column == nullptr ? std::nullopt : date_value_at(*column, row);
}

/// What a report shows of a value: all of it, unless nobody could have meant it to be read.
void show(std::string_view value, std::string& text) {
  text = value.substr(0, kLongestText);
  if (value.size() <= kLongestText) return;
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
  text += "…";
}

/// Whether a KPI of earlier rules can still be asked: its column may be gone.
bool can_judge(const Kpi& kpi, const QueryColumns& columns, const Placeholders& placeholders) {
  try {
    const std::vector<Kpi> kpis = {kpi};
    return Verdicts(kpis, columns, placeholders).mapped(0);
  } catch (const Failure&) {
    return false;
  }
}

}  // namespace

Finder::Finder(const RegistryRules& rules, const RegistryRules* before, Instant taken_at,
               const QueryColumns& columns, const Verdicts& verdicts, FindingSink& sink)
    : rules_(rules), columns_(columns), verdicts_(verdicts), sink_(sink) {
  for (const Axis& trait : rules.traits) traits_.emplace_back(trait, taken_at);
  finding_.traits.resize(traits_.size());
  if (before == nullptr) return;
  for (std::size_t k = 0; k < rules.kpis.size(); ++k) {
    const auto found = std::find_if(before->kpis.begin(), before->kpis.end(),
                                    [&](const Kpi& kpi) { return kpi.id == rules.kpis[k].id; });
    if (found == before->kpis.end() || !can_judge(*found, columns, *before->placeholders)) continue;
    kpis_before_.push_back(*found);
    number_before_.push_back(k);
    known_before_ |= std::uint64_t{1} << k;
  }
  verdicts_before_ = std::make_unique<Verdicts>(kpis_before_, columns, *before->placeholders);
  rows_before_ = std::make_unique<ActiveRows>(before->ignore);
}

void Finder::add(const Batch& batch, const std::vector<std::size_t>& rows) {
  find_columns(batch);
  choose(rows);
  judge_before(batch);
  for (std::size_t n = 0; n < told_.size(); ++n) {
    const std::size_t i = numbers_[n];
    finding_.flagged = verdicts_.flagged()[i];
    finding_.declined = verdicts_.declined()[i];
    finding_.emptied = verdicts_.emptied()[i];
    finding_.before = before_[n];
    fill(told_[n], i);
    sink_.add(finding_);
  }
}

void Finder::choose(const std::vector<std::size_t>& rows) {
  told_.clear();
  numbers_.clear();
  const std::vector<std::uint64_t>& flagged = verdicts_.flagged();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (flagged[i] == 0 && !sink_.wants(text_at(found_.id, rows[i]))) continue;
    told_.push_back(rows[i]);
    numbers_.push_back(i);
  }
}

void Finder::judge_before(const Batch& batch) {
  before_.clear();
  for (const std::size_t i : numbers_) before_.push_back(verdicts_.flagged()[i]);
  if (!verdicts_before_) return;
  verdicts_before_->judge(batch, told_);
  const std::vector<std::uint64_t>& flagged = verdicts_before_->flagged();
  for (std::size_t n = 0; n < told_.size(); ++n) {
    if (rows_before_->ignores(text_at(found_.id, told_[n]))) {
      before_[n] = 0;
      continue;
    }
    before_[n] &= ~known_before_;
    for (std::size_t k = 0; k < number_before_.size(); ++k)
      before_[n] |= (flagged[n] >> k & 1) << number_before_[k];
  }
}

void Finder::find_columns(const Batch& batch) {
  found_.id = columns_.of(batch, "id");
  found_.created_at = columns_.of(batch, "created_at");
  found_.updated_at = columns_.of(batch, "updated_at");
  found_.name = columns_.of(batch, "name");
  for (std::size_t t = 0; t < std::size(kShownTexts); ++t)
    found_.texts[t] = columns_.of(batch, kShownTexts[t].column);
  found_.traits.clear();
  for (const SegmentValues& trait : traits_) found_.traits.push_back(columns_.of(batch, trait.axis().column));
}

/// All but its verdicts.
void Finder::fill(std::size_t row, std::size_t i) {
  finding_.id = text_at(found_.id, row);
  for (std::size_t t = 0; t < traits_.size(); ++t) {
    std::string& text = finding_.traits[t];
    text.clear();
    for (const std::string_view segment : traits_[t].of(found_.traits[t], row)) {
      if (!text.empty()) text += kBetweenValues;
      text += segment;
    }
  }
  finding_.created_at = date_at(found_.created_at, row);
  finding_.updated_at = date_at(found_.updated_at, row);

  show(text_at(found_.name, row), finding_.name);
  const bool shown = finding_.flagged != 0;
  for (std::size_t t = 0; t < std::size(kShownTexts); ++t)
    show(shown ? text_at(found_.texts[t], row) : std::string_view(), finding_.*kShownTexts[t].text);
  finding_.email_state = shown ? verdicts_.email(i) : ContactState::Missing;
  finding_.phone_state = shown ? verdicts_.phone(i) : ContactState::Missing;
  finding_.mobile_state = shown ? verdicts_.mobile(i) : ContactState::Missing;
}

}  // namespace boletim
