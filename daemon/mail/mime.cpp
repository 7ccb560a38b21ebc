#include "daemon/mail/mime.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "daemon/mail/address.h"
#include "daemon/mail/base64.h"
#include "daemon/mail/header.h"
#include "daemon/mail/quoted_printable.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using Role = MessageDocument::Role;
using Parts = std::vector<const MessageDocument*>;

constexpr std::size_t kPieceLines = 1149;  ///< read at once: 64 KiB in whole lines of base64

/// type/subtype of RFC 2045 §5.1, or the type of unknown bytes.
std::string_view safe_type(std::string_view type) {
  const auto token = [](char c) {
    return static_cast<unsigned char>(c) < 128 &&
           (std::isalnum(static_cast<unsigned char>(c)) ||
            std::string_view(".+-_").find(c) != std::string_view::npos);
  };
  type = type.substr(0, type.find(';'));
  const auto slash = type.find('/');
  const bool valid = slash != std::string_view::npos && slash > 0 && slash + 1 < type.size() &&
                     type.size() < 60 &&
                     std::all_of(type.begin(), type.begin() + static_cast<std::ptrdiff_t>(slash), token) &&
                     std::all_of(type.begin() + static_cast<std::ptrdiff_t>(slash) + 1, type.end(), token);
  return valid ? type : "application/octet-stream";
}

/// What tells this message's boundaries from those of another one, from its Message-ID.
std::string mark_of(const Message& message) {
  std::string mark;
  for (const char c : message.message_id.substr(0, message.message_id.find('@'))) {
    if (mark.size() < 40 && static_cast<unsigned char>(c) < 128 &&
        std::isalnum(static_cast<unsigned char>(c))) {
      mark += c;
    }
  }
  return mark;
}

/// What a page calls a picture of this name: "chart-2" of "chart-2.png".
std::string content_id(std::string_view name) {
  std::string id(name.substr(0, name.find('.')));
  std::erase_if(id, [](char c) {
    return static_cast<unsigned char>(c) >= 128 ||
           (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-');
  });
  return id;
}

/// One message on its way to a sink.
class MimeWriter {
 public:
  MimeWriter(const Message& message, const DocumentStore& documents, Sink& sink)
      : documents_(documents), sink_(sink), mark_(mark_of(message)) {
    for (const MessageDocument& document : message.documents) parts_of(document.role).push_back(&document);
    if (html_.empty()) {
      attachments_.insert(attachments_.begin(), pictures_.begin(), pictures_.end());
      pictures_.clear();
    }
  }

  void body() {
    if (attachments_.empty()) return alternative();
    const std::string boundary = open("mixed", "");
    if (!text_.empty() || !html_.empty()) {
      part(boundary);
      alternative();
    }
    for (const MessageDocument* document : attachments_) {
      part(boundary);
      attachment(*document);
    }
    close(boundary);
  }

 private:
  Parts& parts_of(Role role) {
    switch (role) {
      case Role::Text:
        return text_;
      case Role::Html:
        return html_;
      case Role::Chart:
      case Role::Logo:
        return pictures_;
      case Role::Attachment:
        break;
    }
    return attachments_;
  }

  void alternative() {
    const std::size_t count = text_.size() + html_.size();
    if (count == 0) return sink_.write("Content-Type: text/plain; charset=utf-8\r\n\r\n");
    if (count == 1) return text_.empty() ? related(*html_.front()) : text(*text_.front());
    const std::string boundary = open("alternative", "");
    for (const MessageDocument* document : text_) {  // plainest first: RFC 2046 §5.1.4
      part(boundary);
      text(*document);
    }
    for (const MessageDocument* document : html_) {
      part(boundary);
      related(*document);
    }
    close(boundary);
  }

  /// The page with its pictures.
  void related(const MessageDocument& html) {
    if (pictures_.empty()) return text(html);
    const std::string boundary = open("related", ";\r\n type=\"text/html\"");
    part(boundary);
    text(html);
    for (const MessageDocument* document : pictures_) {
      part(boundary);
      picture(*document);
    }
    close(boundary);
  }

  /// "=_" never occurs in quoted-printable or base64, so no part can hold a boundary (RFC 2045 §6.7).
  std::string open(std::string_view kind, std::string_view parameters) {
    std::string boundary = fmt::format("=_{}_{}", kind, mark_);
    sink_.write(
        fmt::format("Content-Type: multipart/{}{};\r\n boundary=\"{}\"\r\n\r\n", kind, parameters, boundary));
    return boundary;
  }
  void part(const std::string& boundary) { sink_.write(fmt::format("--{}\r\n", boundary)); }
  void close(const std::string& boundary) { sink_.write(fmt::format("--{}--\r\n", boundary)); }

  void text(const MessageDocument& document) {
    const std::string_view type = document.role == Role::Html ? "text/html" : "text/plain";
    sink_.write(fmt::format(
        "Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", type));
    std::string whole;
    read(document, [&](std::string_view piece) { whole += piece; });
    sink_.write(to_quoted_printable(whole));
  }

  void picture(const MessageDocument& document) {
    sink_.write(
        fmt::format("Content-Type: {}\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <{}>\r\n"
                    "Content-Disposition: inline{}\r\n\r\n",
                    safe_type(document.media_type), content_id(document.name),
                    file_name_parameter("filename", document.name)));
    base64(document);
  }

  void attachment(const MessageDocument& document) {
    const std::string_view type = safe_type(document.media_type);
    sink_.write(
        fmt::format("Content-Type: {}{};\r\n name=\"{}\"\r\nContent-Transfer-Encoding: base64\r\n"
                    "Content-Disposition: attachment{}\r\n\r\n",
                    type, type.starts_with("text/") ? "; charset=utf-8" : "", ascii_file_name(document.name),
                    file_name_parameter("filename", document.name)));
    base64(document);
  }

  void base64(const MessageDocument& document) {
    std::string lines;
    read(document, [&](std::string_view piece) {
      lines.clear();
      append_base64_lines(piece, lines);
      sink_.write(lines);
    });
  }

  template <class Take>
  void read(const MessageDocument& document, Take take) {
    const auto in = documents_.open(document.sha256);
    in->exceptions(std::ios::badbit);  // so that what the store throws while it reads arrives here
    std::string piece(kPieceLines * kBase64LineBytes, '\0');
    while (*in) {
      in->read(piece.data(), static_cast<std::streamsize>(piece.size()));
      take(std::string_view(piece).substr(0, static_cast<std::size_t>(in->gcount())));
    }
  }

  const DocumentStore& documents_;
  Sink& sink_;
  std::string mark_;
  Parts text_, html_, pictures_, attachments_;
};

}  // namespace

void write_mime(const Message& message, const MimeAddresses& addresses, const DocumentStore& documents,
                Sink& sink) {
  std::string id = message.message_id;
  std::erase_if(id, [](char c) { return c <= ' ' || c >= 127 || c == '<' || c == '>'; });
  sink.write(date_header(message.created_at));
  sink.write(mailbox_header("From", parse_sender(message.from).name, addresses.from));
  sink.write(mailbox_header("To", message.name, addresses.to));
  sink.write(text_header("Subject", message.subject));
  sink.write(fmt::format("Message-ID: <{}>\r\n", id));
  sink.write("MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n");
  MimeWriter(message, documents, sink).body();
}

}  // namespace boletim
