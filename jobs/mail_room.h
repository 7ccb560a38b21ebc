#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jobs/delivery/message.h"
#include "jobs/document_store.h"
#include "jobs/rendering.h"

namespace boletim {

/// What of a reader's documents a mail carries.
struct Carried {
  std::vector<RenderedDocument> documents;
  std::optional<MessageDocument> packed{};  ///< in its place, a ZIP of all of them
  std::vector<std::string> left_out{};      ///< names of those that there is no room for
};

/// How much a mail may carry. Documents that are too large together are packed into a ZIP, once for all who
/// get the same; if that is too large, the largest are left out.
class MailRoom {
 public:
  /// `size_limit`: bytes of one mail. `documents` outlives it.
  MailRoom(DocumentStore& documents, std::int64_t size_limit)
      : documents_(documents), size_limit_(size_limit) {}

  Carried fit(std::vector<RenderedDocument> documents, Locale locale);

 private:
  std::int64_t room() const;
  std::optional<MessageDocument> pack(const std::vector<RenderedDocument>& documents, Locale locale);

  DocumentStore& documents_;
  const std::int64_t size_limit_;
  std::map<std::vector<Sha256>, std::optional<MessageDocument>> packed_;  ///< nothing: too large all the same
};

}  // namespace boletim
