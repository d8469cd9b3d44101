package fidus.desktop.proofs;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.proofs.AboutProofScript;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofScript;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The script with which anybody computes a file of a run again, written beside it with what it
/// reads files with.
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
                            Files.writeString(to, text(shell, script));
                            Path inputs = to.resolveSibling(ProofScript.INPUTS.fileName());
                            Files.writeString(inputs, text(shell, ProofScript.INPUTS));
                            return to;
                        },
                        done,
                        failed);
    }

    private static String text(Shell shell, ProofScript script) {
        return shell.server().call(ProofCalls.SCRIPT, new AboutProofScript(script)).text();
    }
}
