package fidus.server.reports;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem.Code;
import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.money.Currency;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The reader under test, the sample files it is fed, and how a refusal is caught.
@Timeout(30)
abstract class HostileFiles {
    static final String CLASS_NAME = "[a-z]+(\\.[a-z]+)+\\.[A-Z]|Exception|because \"";
    @TempDir Path folder;
    final ReportReader reader = new ReportReader();

    void survives(byte[] content, String what) throws IOException {
        try {
            Report report = reader.read(file(content), Limits.upload(20), Currency.USD);
            assertThat(ReportText.lines(report)).isNotEmpty();
        } catch (Refused refused) {
            assertThat(refused.problem().message())
                    .as(what)
                    .isNotBlank()
                    .doesNotContainPattern(CLASS_NAME);
        } catch (RuntimeException | Error other) {
            throw new AssertionError(what, other);
        }
    }

    Code refusal(byte[] content) throws IOException {
        return refusal(content, Limits.upload(20));
    }

    Code refusal(byte[] content, Limits limits) throws IOException {
        try {
            reader.read(file(content), limits, Currency.USD);
            throw new AssertionError("was read");
        } catch (Refused refused) {
            assertThat(refused.problem().message()).doesNotContainPattern(CLASS_NAME);
            return refused.problem().code();
        }
    }

    Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("given.bin"), content);
    }
}
