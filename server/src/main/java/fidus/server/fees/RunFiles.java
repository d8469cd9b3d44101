package fidus.server.fees;

import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunFile;
import fidus.fees.runs.FeeRunTable;
import fidus.proofs.AboutProofScript;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofScript;
import fidus.proofs.ProofScriptFile;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Runs as files with which anybody computes them again, and the scripts that do it.
final class RunFiles {
    void routes(Routes routes) {
        routes.answer(FeeCalls.FILE, this::file);
        routes.answer(FeeCalls.TABLE, (asked, about) -> FeeRunTable.of(file(asked, about)));
        routes.answer(ProofCalls.SCRIPT, (_, about) -> script(about));
    }

    private FeeRunFile file(Asked asked, AboutFeeRun about) {
        return FeeRuns.file(asked.unit(), about.id());
    }

    private static ProofScriptFile script(AboutProofScript about) {
        ProofScript script = about.script();
        try (var in = RunFiles.class.getResourceAsStream(script.fileName())) {
            String text =
                    new String(
                            Objects.requireNonNull(in, "the script is built in").readAllBytes(),
                            StandardCharsets.UTF_8);
            return new ProofScriptFile(script.fileName(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
