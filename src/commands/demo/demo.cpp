#include "commands/demo/demo.h"

#include "base/error.h"
#include "commands/demo/demo_story.h"
#include "embedded/demo_files.h"

namespace lockstep::commands::demo {
namespace {

void require_git() {
  if (base::find_program("git")) return;
  throw base::Error("the demo plays with the real git, and there is none in PATH", "apt-get install git");
}

void sum_up(DemoStage& stage, bool is_kept) {
  stage.heading("What you saw");
  stage.say("Four commits that would have broken a database, each stopped before it was made, and mended.");
  stage.say(is_kept ? "The repository is in " + stage.repository().string()
                    : "The repository was a temporary one and is removed (lockstep demo --keep leaves it).");
  stage.say("In your own repository: lockstep hooks install");
}

}  // namespace

ExitStatus run_demo(const Arguments& arguments, Surroundings& surroundings) {
  const bool is_kept = arguments.has("keep");
  const Coloring coloring = wants_color(arguments) ? Coloring::kColored : Coloring::kPlain;
  require_git();
  DemoStage stage({surroundings.out, surroundings.executable, coloring}, base::parse_txtar(demo_files()[0].text));
  if (is_kept) stage.keep();
  set_the_scene(stage);
  play_schema_edit_alone(stage);
  play_number_taken_twice(stage);
  play_late_stamp(stage);
  play_enum_over_rows(stage);
  sum_up(stage, is_kept);
  return kNothingWrong;
}

}  // namespace lockstep::commands::demo
