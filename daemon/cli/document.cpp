#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "daemon/cli/command.h"
#include "daemon/cli/json_values.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

std::uintmax_t copy(std::istream& from, std::ostream& to) {
  constexpr std::size_t block = 64 * 1024;
  std::string buffer(block, '\0');
  std::uintmax_t bytes = 0;
  while (from.read(buffer.data(), block) || from.gcount() > 0) {
    to.write(buffer.data(), from.gcount());
    bytes += static_cast<std::uintmax_t>(from.gcount());
  }
  return bytes;
}

}  // namespace

int document_command(Session& session) {
  const Sha256 sha256{session.arguments.words.front()};
  const DocumentStore& documents = session.host.assembly->documents();
  const std::string output = session.arguments.get("output");
  if (session.json() && output.empty()) {
    documents.open(sha256);  // says if it is not there or not whole
    print(session.out, {{"sha256", sha256.value},
                        {"path", documents.path(sha256)},
                        {"bytes", std::filesystem::file_size(documents.path(sha256))}});
    return kDone;
  }
  const auto document = documents.open(sha256);
  if (output.empty()) {
    copy(*document, session.out);
    return kDone;
  }
  std::ofstream file(output, std::ios::binary | std::ios::trunc);
  const std::uintmax_t bytes = copy(*document, file);
  file.close();
  if (!file) throw Failure(session.say("não consigo gravar ", "can't write ") + output);
  if (session.json())
    print(session.out,
          {{"sha256", sha256.value}, {"path", std::filesystem::absolute(output).string()}, {"bytes", bytes}});
  return kDone;
}

}  // namespace boletim
