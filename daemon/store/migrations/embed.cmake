# Writes the numbered .sql files of this folder into one .cpp, so that the program carries its migrations.
file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/[0-9]*.sql)
list(SORT migration_files)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${migration_files})

set(migration_values "")
foreach(file ${migration_files})
  file(READ ${file} sql)
  get_filename_component(name ${file} NAME_WE)
  string(REGEX MATCH "^0*([0-9]+)_" _ ${name})
  string(APPEND migration_values "      {${CMAKE_MATCH_1}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/migrations_embedded.cpp @ONLY CONTENT [[
#include "daemon/store/migrations.h"

namespace boletim {

std::vector<Migration> all_migrations() {
  return {
@migration_values@  };
}

}  // namespace boletim
]])
target_sources(boletim_store PRIVATE ${CMAKE_BINARY_DIR}/migrations_embedded.cpp)
