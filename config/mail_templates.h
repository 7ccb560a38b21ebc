#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "config/problems.h"
#include "config/yaml_document.h"
#include "reports/mail/mail_template.h"

namespace boletim {

/// The mail templates of all jobs. A file is read and checked once, however many jobs name it, and equal
/// templates are held once.
class MailTemplates {
 public:
  /// Relative names are relative to `directory`. What is wrong in a file is a problem at its place there.
  MailTemplates(std::string directory, Problems& problems)
      : directory_(std::move(directory)), problems_(problems) {}

  /// Nothing for no template, or one that is not good; then there is a problem.
  std::shared_ptr<const MailTemplate> read(const YamlNode& node);
  /// Of all files read, 0 if there are none.
  std::int64_t hash() const;

 private:
  struct TemplateFile {
    std::string text;
    std::string fault;  ///< of the file as a whole, told wherever it is named
    bool good = false;
  };
  const TemplateFile& file(const std::string& path, TemplateForm form);
  bool check(std::string_view text, TemplateForm form, Place place, bool in_file);

  std::string directory_;
  Problems& problems_;
  std::map<std::pair<std::string, TemplateForm>, TemplateFile> files_;
  std::vector<std::shared_ptr<const MailTemplate>> templates_;
};

}  // namespace boletim
