#pragma once
// A message with its documents, in one line: a_mail(documents).text("Olá").attach("a.csv", "text/csv",
// bytes).

#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "jobs/delivery/message.h"
#include "jobs/document_store.h"
#include "jobs/failure.h"

namespace boletim {

/// Nothing speaks against sending.
inline bool always() {
  return true;
}

/// Documents to be mailed, in memory; the digest is a running number.
class MailDocuments : public DocumentStore {
 public:
  Sha256 add(std::string bytes) {
    const Sha256 sha256{std::to_string(documents_.size() + 1)};
    documents_[sha256] = std::move(bytes);
    return sha256;
  }
  std::unique_ptr<std::istream> open(const Sha256& sha256) const override {
    const auto found = documents_.find(sha256);
    if (found == documents_.end()) throw NotFound("no document " + sha256.value);
    return std::make_unique<std::istringstream>(found->second);
  }
  std::unique_ptr<DocumentDraft> draft() override { return nullptr; }
  std::string path(const Sha256&) const override { return {}; }

 private:
  std::map<Sha256, std::string> documents_;
};

/// Collects what is written.
struct StringSink : Sink {
  void write(std::string_view bytes) override { text += bytes; }
  std::string text;
};

class MailBuilder {
 public:
  explicit MailBuilder(MailDocuments& documents) : documents_(documents) {
    message_.to = "ana@oficina.example";
    message_.name = "Ana Souza";
    message_.from = "Boletim <boletim@oficina.example>";
    message_.subject = "Cadastro";
    message_.message_id = "0123456789abcdef@oficina.example";
    message_.created_at =
        Instant(std::chrono::sys_days{std::chrono::year{2026} / 11 / 16}) + std::chrono::minutes(630);
  }
  MailBuilder& to(std::string address, std::string name = "") {
    message_.to = std::move(address);
    message_.name = std::move(name);
    return *this;
  }
  MailBuilder& from(std::string mailbox) {
    message_.from = std::move(mailbox);
    return *this;
  }
  MailBuilder& subject(std::string text) {
    message_.subject = std::move(text);
    return *this;
  }
  MailBuilder& id(std::string message_id) {
    message_.message_id = std::move(message_id);
    return *this;
  }
  MailBuilder& text(std::string bytes) {
    return add(MessageDocument::Role::Text, "mail.txt", "text/plain", std::move(bytes));
  }
  MailBuilder& html(std::string bytes) {
    return add(MessageDocument::Role::Html, "mail.html", "text/html", std::move(bytes));
  }
  MailBuilder& chart(std::string bytes) {
    const std::string number = charts_++ == 0 ? "" : "-" + std::to_string(charts_);
    return add(MessageDocument::Role::Chart, "chart" + number + ".png", "image/png", std::move(bytes));
  }
  MailBuilder& logo(std::string bytes) {
    return add(MessageDocument::Role::Logo, "logo.png", "image/png", std::move(bytes));
  }
  MailBuilder& attach(std::string name, std::string type, std::string bytes) {
    return add(MessageDocument::Role::Attachment, std::move(name), std::move(type), std::move(bytes));
  }
  operator Message() const { return message_; }

 private:
  MailBuilder& add(MessageDocument::Role role, std::string name, std::string type, std::string bytes) {
    const auto size = static_cast<std::int64_t>(bytes.size());
    message_.documents.push_back(
        {role, std::move(name), std::move(type), documents_.add(std::move(bytes)), size});
    return *this;
  }

  MailDocuments& documents_;
  Message message_;
  int charts_ = 0;
};

inline MailBuilder a_mail(MailDocuments& documents) {
  return MailBuilder(documents);
}

}  // namespace boletim
