package fidus.server.commands;

import fidus.server.Database;
import fidus.server.fsck.Finding;
import fidus.server.fsck.Fsck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "fsck",
        description =
                "Checks the invariants of everything stored; changes nothing. Exit code 1 when one"
                        + " is broken.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class FsckCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    FsckCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Database database = Database.open(data.config(environment, null, false), clock)) {
            List<Finding> findings = new Fsck(database.mongo()).findings();
            var out = spec.commandLine().getOut();
            findings.forEach(
                    finding ->
                            out.println(
                                    finding.check()
                                            + " "
                                            + finding.subject()
                                            + ": "
                                            + finding.message()));
            out.println(
                    findings.isEmpty()
                            ? "Every invariant holds."
                            : findings.size() + " broken invariants.");
            out.flush();
            return findings.isEmpty() ? 0 : 1;
        }
    }
}
