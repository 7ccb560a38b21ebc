#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/named_address.h"
#include "config/problems.h"
#include "config/section.h"
#include "config/yaml_document.h"
#include "jobs/delivery/recipient.h"

namespace boletim {

inline constexpr Choice<Locale> kLocales[] = {{"pt-BR", Locale::PtBr}, {"en", Locale::En}};

/// Whom the configuration knows by name.
class People {
 public:
  People() = default;
  /// Reads `people:` and `groups:`; either may be absent.
  People(const YamlNode* people, const YamlNode* groups, Problems& problems);

  /// Whom a list of persons, groups and addresses means, nobody twice (by address; named alone beats named
  /// through a group).
  std::vector<Recipient> recipients(const std::vector<const YamlNode*>& items, Problems& problems) const;

 private:
  std::vector<Recipient> look_up(const YamlNode& item, bool groups_too, Problems& problems) const;

  /// Who has the address, whatever their scope: a bare address opens no more than the name.
  std::optional<Recipient> person_at(const NamedAddress& mailbox, Place place, Problems& problems) const;

  std::map<std::string, Recipient> persons_;
  std::map<std::string, std::vector<Recipient>> groups_;
};

}  // namespace boletim
