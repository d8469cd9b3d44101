package fidus.desktop.proofs;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.proofs.AboutProofScript;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofScript;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The script with which anybody computes a file of a run again, written beside it.
public final class ScriptFile {
    private ScriptFile() {}

    public static void write(
            Shell shell,
            ProofScript script,
            Path to,
            Consumer<Path> done,
            Consumer<Problem> failed) {
        shell.background()
                .run(
                        () -> {
                            var about = new AboutProofScript(script);
                            Files.writeString(
                                    to, shell.server().call(ProofCalls.SCRIPT, about).text());
                            return to;
                        },
                        done,
                        failed);
    }
}
