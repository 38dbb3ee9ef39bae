// What the demo tells, act by act. Dates are those of the story; the files come from demo.txtar.
#include "commands/demo/demo_story.h"

namespace lockstep::commands::demo {
namespace {

const std::string kDemoJournal = "drizzle/meta/_journal.json";
const std::string kEnumMigration = "drizzle/0012_drop_paused.sql";

void list_files(DemoStage& stage, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) stage.say("  " + path);
}

/// A colleague's branch, merged to main while the user was at work.
void merge_the_colleagues_branch(DemoStage& stage) {
  stage.set_date("2026-01-14T09:45:00Z");
  stage.run({"git", "switch", "--quiet", "main"});
  stage.put("main");
  stage.run({"git", "add", "."});
  stage.run({"git", "commit", "-m", "Let users pause a chat session"});
}

}  // namespace

void set_the_scene(DemoStage& stage) {
  stage.set_date("2026-01-08T10:00:00Z");
  stage.run_quietly({"git", "init", "--quiet"});
  stage.run_quietly({"git", "symbolic-ref", "HEAD", "refs/heads/main"});
  stage.put("base");
  stage.run_quietly({"git", "add", "."});
  stage.run_quietly({"git", "commit", "--quiet", "-m", "Chat with ten migrations"});
  stage.say("A chat application with ten Drizzle migrations, 0000 to 0009, in a temporary repository.\n");
  stage.run({"lockstep", "hooks", "install"});
}

void play_schema_edit_alone(DemoStage& stage) {
  stage.heading("1. A schema edit without its migration");
  stage.set_date("2026-01-09T10:05:00Z");
  stage.run({"git", "switch", "--quiet", "-c", "show-last-activity"});
  stage.say("A column is added to the schema, and committed:");
  stage.put("edited");
  stage.run({"git", "diff", "--unified=0"});
  stage.run_into_stop({"git", "commit", "-a", "-m", "Show last activity"}, {"schema-without-migration"});

  stage.say("\nStopped. On a database that runs only migrations, every select from chat_sessions would have failed.");
  stage.say("drizzle-kit generate writes what is missing (the demo needs no node and brings these three):");
  list_files(stage, stage.put("generated"));
  stage.set_date("2026-01-09T10:20:00Z");
  stage.run({"git", "add", "drizzle"});
  stage.run({"git", "commit", "-a", "-m", "Show last activity"});
}

void play_number_taken_twice(DemoStage& stage) {
  stage.heading("2. Two branches take 0010");
  stage.say("Meanwhile a colleague's 0010_enhance_chat_sessions reaches main. Both branches are green.");
  merge_the_colleagues_branch(stage);
  stage.set_date("2026-01-15T08:30:00Z");
  stage.run({"git", "switch", "--quiet", "show-last-activity"});
  stage.run_into_conflict({"git", "merge", "main"});

  stage.say("\nThe quick way out: keep both journal entries by hand, and main's snapshot.");
  stage.put("merged");
  stage.run({"git", "checkout", "--quiet", "--theirs", "drizzle/meta/0010_snapshot.json"});
  stage.run({"git", "add", "drizzle"});
  stage.run_into_stop({"git", "commit", "--no-edit"}, {"duplicate-number", "journal-duplicate"});

  stage.say(
      "\nStopped. Generating the branch's migration again is the sure way. Many move it by hand: its file, its index");
  stage.say("and tag in the journal, and its snapshot, which now follows main's:");
  stage.run({"git", "mv", "drizzle/0010_add_last_activity.sql", "drizzle/0011_add_last_activity.sql"});
  list_files(stage, stage.put("moved"));
}

void play_late_stamp(DemoStage& stage) {
  stage.heading("3. The moved migration keeps its old time");
  stage.say("The number is right now. The entry in the journal still says when it was first generated.");
  stage.set_date("2026-01-15T08:40:00Z");
  stage.run({"git", "add", "drizzle"});
  stage.run_into_stop({"git", "commit", "--no-edit"}, {"journal-order"});

  stage.say(
      "\nStopped. This one is silent otherwise: Drizzle compares times, not numbers, skips it and reports success.");
  stage.say("The entry gets a time after main's newest:");
  stage.put("restamped");
  stage.run({"git", "diff", "--unified=0", "--", kDemoJournal});
  stage.run({"git", "add", "drizzle"});
  stage.run({"git", "commit", "--no-edit"});
}

void play_enum_over_rows(DemoStage& stage) {
  stage.heading("4. An enum loses a value that rows still have");
  stage.say("Nobody pauses sessions after all. The value leaves the schema, and drizzle-kit generate writes this:");
  stage.put("narrowed");
  stage.set_date("2026-01-16T10:15:00Z");
  stage.run({"cat", kEnumMigration});
  stage.run({"git", "add", "."});
  stage.run_into_stop({"git", "commit", "-m", "Sessions are not paused any more"}, {"enum-recreate"});

  const std::optional<std::string> obstacle = stage.obstacle_to({"lockstep", "verify"});
  if (!obstacle) {
    stage.say(
        "\nStopped, by reading the SQL alone. lockstep verify asks PostgreSQL: a server of its own, with generated "
        "rows.");
    stage.run_into_stop({"lockstep", "verify"}, {"22P02"});
    stage.say("\nOn an empty database it passes, and that is what most tests have. The rows are moved first:");
  } else {
    stage.say("\nStopped. lockstep verify would show it on a PostgreSQL of its own, over rows. Here it cannot:");
    stage.say(*obstacle);
    stage.say("\nThe rows are moved first:");
  }
  stage.put("mended");
  stage.run({"git", "diff", "--unified=0", "--", kEnumMigration});
  stage.run({"git", "add", "."});
  if (!obstacle) stage.run({"lockstep", "verify"});
}

}  // namespace lockstep::commands::demo
