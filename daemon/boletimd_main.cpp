#include "daemon/cli/program.h"

int main(int count, char** words) {
  return boletim::run_daemon({words + 1, words + count});
}
