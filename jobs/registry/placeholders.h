#pragma once
// Words that people type when a form insists: "não tem", teste@teste.com, (11) 99999-9999.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace boletim {

/// The built-in list (pt-BR and en) with an admin's own words and addresses added.
/// Immutable after construction, so that threads may share one.
class Placeholders {
 public:
  /// `own`: `placeholders:` and `own_contacts:` of a source: whole values, e-mail addresses or phone numbers.
  explicit Placeholders(const std::vector<std::string>& own = {});

  /// Whether the whole value, an e-mail's local part or a domain label is a listed word; folded, see fold().
  bool is_word(std::string_view value) const;
  /// Whether this very value (address or number) was listed by the admin.
  bool is_listed(std::string_view value) const;

 private:
  std::unordered_set<std::string> words_;   ///< folded, without blanks and punctuation
  std::unordered_set<std::string> listed_;  ///< as the admin wrote them: folded; numbers by their digits
};

}  // namespace boletim
