#include "daemon/store/database.h"

#include "daemon/store/postgresql_database.h"
#include "daemon/store/sqlite_database.h"

namespace boletim {

std::unique_ptr<Database> open_database(const StateSettings& settings) {
  return settings.file.empty() ? open_postgresql(settings) : open_sqlite(settings.file);
}

}  // namespace boletim
