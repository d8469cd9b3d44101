package fidus.server.commands;

import fidus.contract.Wire;
import fidus.reconciliation.ContinuedRun;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRun;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Suggestion;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Times rounds of a run that goes on beside whole runs over the same rows, in one process.
final class DayRun {
    private DayRun() {}

    /// Arguments: profile, folder of GeneratedRows, days; without days only whole runs.
    public static void main(String[] args) throws IOException {
        MatchProfile profile =
                Wire.STRICT.readValue(Files.readString(Path.of(args[0])), MatchProfile.class);
        Path folder = Path.of(args[1]);
        int days = Integer.parseInt(args[2]);
        if (days == 0) {
            whole(profile, folder, 0, "");
            return;
        }
        ContinuedRun run = new ContinuedRun(profile);
        long start = cpu();
        read(folder, run);
        long read = cpu();
        MatchRun.Outcome outcome = run.next();
        System.out.printf(
                "base: read %.2f s, first round %.2f s%n", s(read - start), s(cpu() - read));
        for (int day = 1; day <= days; day++) {
            start = cpu();
            read(folder.resolve("day" + day), run);
            read = cpu();
            outcome = run.next();
            System.out.printf(
                    "day %d: read %.3f s, round %.3f s, %d matches, %d suggestions, %d open%n",
                    day,
                    s(read - start),
                    s(cpu() - read),
                    outcome.matches(),
                    outcome.suggestions(),
                    outcome.unmatched());
        }
        String hash = outcome.runHash();
        whole(profile, folder, days, hash);
    }

    private static void whole(MatchProfile profile, Path folder, int days, String hash) {
        for (int i = 1; i <= Integer.getInteger("whole", 4); i++) {
            long start = cpu();
            MatchRun whole = new MatchRun(profile);
            for (int day = 0; day <= days; day++) {
                Path at = day == 0 ? folder : folder.resolve("day" + day);
                MatchRows.read(at.resolve("book.csv"), whole.book());
                MatchRows.read(at.resolve("statement.csv"), whole.statement());
            }
            long read = cpu();
            MatchRun.Outcome done = whole.run(new Nothing());
            System.out.printf(
                    "whole: read %.2f s, run %.2f s, %s%n",
                    s(read - start),
                    s(cpu() - read),
                    hash.isEmpty() || done.runHash().equals(hash)
                            ? "the same hash"
                            : "ANOTHER HASH");
        }
    }

    private static void read(Path folder, ContinuedRun run) {
        MatchRows.read(folder.resolve("book.csv"), run.book());
        MatchRows.read(folder.resolve("statement.csv"), run.statement());
    }

    private static double s(long nanos) {
        return nanos / 1e9;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    static final class Nothing implements MatchRun.Taker {
        @Override
        public void pair(MatchRun.Pair pair) {}

        @Override
        public void match(Match match) {}

        @Override
        public void suggestion(Suggestion suggestion) {}

        @Override
        public void explanation(Explanation explanation) {}

        @Override
        public void unsearched(MatchResult.Unsearched unsearched) {}

        @Override
        public void information(RowRef row) {}
    }
}
