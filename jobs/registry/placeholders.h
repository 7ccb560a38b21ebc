#pragma once
// Words that people type when a form insists: "não tem", teste@teste.com, (11) 99999-9999.

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "jobs/registry/contact_state.h"
#include "jobs/registry/mailbox.h"

namespace boletim {

/// Whether a value says nothing: blank, only punctuation (dashes, dots, an empty mask "(  )    -"), or one of
/// n/a, n/d, s/n, null, none … folded. No allocation.
bool is_missing(std::string_view value);

/// How much a listed word gives away: nobody has an address at naotem.com, but there is
/// cliente@oficina.com.br.
enum class FakeWord : std::uint8_t {
  No,
  Common,   ///< fake as a whole value, or if local part and a domain label are both listed (email@email.com)
  Telling,  ///< fake wherever it stands: as a value, a local part or a domain label
};

/// The built-in list (pt-BR and en) with an admin's own words and addresses added.
/// Immutable after construction, so that threads may share one.
class Placeholders {
 public:
  /// `own`: `placeholders:` and `own_contacts:` of a source: words, e-mail addresses or phone numbers.
  explicit Placeholders(const std::vector<std::string>& own = {});

  /// What the admin added, bytewise: another Placeholders made from it judges alike.
  const std::vector<std::string>& own() const { return own_; }

  /// Whether a whole value is a fake: a listed word, or one letter repeated ("x"). Folded, without blanks
  /// and punctuation: "NÃO TEM", "nao-tem". No allocation.
  bool is_word(std::string_view value) const;
  /// What the list says of a local part or a domain label, folded in the same way. No allocation.
  FakeWord word(std::string_view value) const;
  /// Whether this very value was listed by the admin: an address in any case, a number however it is written.
  bool is_listed(std::string_view value) const;
  /// The same of the digits of a number without country code and trunk prefixes. No allocation.
  bool is_listed_number(std::string_view national) const {
    return !numbers_.empty() && numbers_.contains(national);
  }
  /// The lists, for an engine that judges by itself: words (with those that say nothing at all) as squeeze()
  /// leaves them, whole values as fold() does, national digits.
  std::vector<std::string> words() const;
  std::vector<std::string> values() const { return {listed_.begin(), listed_.end()}; }
  std::vector<std::string> numbers() const { return {numbers_.begin(), numbers_.end()}; }
  /// Whether an address is a fake: by its words, by one repeated letter on both sides (xxx@x.com), under
  /// example.com, .net and .org (RFC 2606), or because it is_listed().
  bool is_fake(const Mailbox& mailbox) const;

 private:
  /// Lets a map of strings be asked by a view.
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  static constexpr std::size_t kLongestWord =
      40;  ///< letters; words of an admin that are longer are is_listed()

  void add(std::string_view word, FakeWord kind);
  bool is_listed_text(std::string_view text) const;

  std::vector<std::string> own_;
  std::unordered_map<std::string, FakeWord, Hash, std::equal_to<>> words_;  ///< by squeeze()
  /// By first two letters, see slot_of(): bit n is set if a word of n letters begins so.
  std::array<std::uint64_t, 26 * 26 + 1> lengths_{};
  std::unordered_set<std::string, Hash, std::equal_to<>> listed_;   ///< folded
  std::array<bool, 256> listed_starts_{};                           ///< by first byte
  std::unordered_set<std::string, Hash, std::equal_to<>> numbers_;  ///< national digits
};

/// The built-in list alone, one for all.
std::shared_ptr<const Placeholders> builtin_placeholders();

/// The state of a text that can only be there or not (a name, an address): Missing, Placeholder or Usable.
ContactState judge_text(std::string_view value, const Placeholders& placeholders);

}  // namespace boletim
