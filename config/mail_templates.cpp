#include "config/mail_templates.h"

#include <algorithm>

#include "config/files.h"
#include "config/nearest.h"
#include "config/secrets.h"
#include "config/section.h"
#include "jobs/registry/text.h"
#include "jobs/schedule/stable_hash.h"

namespace boletim {
namespace {

constexpr std::size_t kLargestTemplate = 256 * 1024;  // bytes: no mail program shows more of a page

/// Without the mark of byte order, lines ended by LF.
std::string plain(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::size_t at = 0;
  while ((at = text.find("\r\n", at)) != std::string::npos) text.erase(at, 1);
  return text;
}

bool is_text(std::string_view line) {
  return is_utf8(line) && std::ranges::none_of(line, [](char c) {
           return (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\r' && c != '\f') || c == 0x7F;
         });
}

/// The first line that is no UTF-8 text, or has control characters, which no mail may have; 0 if there is
/// none.
int line_of_fault(std::string_view text) {
  for (int line = 1;; ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!is_text(text.substr(0, end))) return line;
    if (end == text.size()) return 0;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::shared_ptr<const MailTemplate> MailTemplates::read(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::Null) return nullptr;
  const Section section("mail_template", node, problems_);
  if (node.kind != YamlNode::Kind::Map) return nullptr;
  MailTemplate read;
  bool good = true;
  if (section.line("subject", read.subject))
    good = check(read.subject, TemplateForm::Line, section.find("subject")->place, false);
  const auto take = [&](std::string_view key, TemplateForm form, std::string& text) {
    std::string name;
    if (!section.line(key, name)) return;
    const TemplateFile& found = file(absolute_path(directory_, name), form);
    if (!found.fault.empty()) section.refuse(key, "template " + shown(name) + ": " + found.fault);
    good = good && found.good;
    text = found.text;
  };
  take("text", TemplateForm::Text, read.text);
  take("html", TemplateForm::Html, read.html);
  if (!good || read == MailTemplate{}) return nullptr;
  const auto same = std::ranges::find_if(templates_, [&](const auto& held) { return *held == read; });
  if (same != templates_.end()) return *same;
  return templates_.emplace_back(std::make_shared<const MailTemplate>(std::move(read)));
}

std::int64_t MailTemplates::hash() const {
  if (files_.empty()) return 0;
  StableHash hash;
  for (const auto& [name, file] : files_) hash.add(file.text);
  return static_cast<std::int64_t>(hash.value());
}

const MailTemplates::TemplateFile& MailTemplates::file(const std::string& path, TemplateForm form) {
  const auto [known, is_new] = files_.try_emplace({path, form});
  TemplateFile& found = known->second;
  if (!is_new) return found;
  const std::optional<std::string> text = read_bytes(path, kLargestTemplate, found.fault);
  if (!text) {
    found.fault += "; expected a file of text";
    return found;
  }
  if (text->size() > kLargestTemplate)
    found.fault = "larger than 256 KiB; expected a template of a mail";
  else if (trim(*text).empty())
    found.fault = "it is empty; expected a template, or remove it from 'mail_template'";
  if (!found.fault.empty()) return found;
  const int number = problems_.add_file(path);
  if (const int line = line_of_fault(*text); line > 0) {
    problems_.add({number, line, 1}, "not UTF-8 text; save the file as UTF-8");
    return found;
  }
  found.text = plain(*text);
  found.good = check(found.text, form, {number, 0, 0}, true);
  return found;
}

bool MailTemplates::check(std::string_view text, TemplateForm form, Place place, bool in_file) {
  const std::vector<TemplateFault> faults = check_template(text, form, mail_template_names());
  for (const TemplateFault& fault : faults) {
    const Place at = in_file ? Place{place.file, fault.line, fault.column} : place;
    problems_.add(at, fault.message + (fault.word.empty() ? "" : hint(fault.word, fault.known)));
  }
  return faults.empty();
}

}  // namespace boletim
