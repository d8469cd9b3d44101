package fidus.desktop.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.shell.FakeServer;
import fidus.investments.InvestmentId;
import fidus.investments.agreements.Agreement;
import fidus.investments.agreements.AgreementCalls;
import fidus.investments.agreements.AgreementFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// Keeping and saving what a client signed.
class AgreementsModelTest {
    private static final byte[] PDF = "%PDF-1.7 signed".getBytes(US_ASCII);

    private final InvestmentId contract = Contracts.running().investment().id();
    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    @TempDir private Path folder;

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aRefusedFileGoesUnderTheSameRequestOnceMore() throws IOException {
        Path file = Files.write(folder.resolve("Client A.pdf"), PDF);
        AgreementsModel model = model();
        fake.answer(
                AgreementCalls.KEEP,
                _ -> {
                    throw Refused.because(Problem.Code.UNAVAILABLE, "The server is closing.");
                });
        model.keep(file);
        assertThat(model.problemProperty().get()).isNotNull();
        assertThat(model.busyProperty().get()).isFalse();

        fake.answer(AgreementCalls.KEEP, _ -> Contracts.agreement(3, "Client A.pdf"));
        model.keep(file);

        assertThat(model.problemProperty().get()).isNull();
        List<String> keys =
                fake.seen().stream()
                        .filter(one -> one.method().equals("POST"))
                        .filter(one -> one.path().endsWith("/agreements"))
                        .map(FakeServer.Seen::key)
                        .toList();
        assertThat(keys).hasSize(2);
        assertThat(keys.getFirst()).isNotEmpty().isEqualTo(keys.getLast());
    }

    @Test
    void onlyTheBytesThatWereKeptAreSaved() {
        Agreement whole =
                new Agreement(
                        1,
                        "Client A.pdf",
                        PDF.length,
                        Canonical.sha256(PDF),
                        Contracts.agreement(1, "x").by(),
                        "Ann Example",
                        Accounts.NOW);
        fake.answer(AgreementCalls.FILE, _ -> new AgreementFile(whole, base64(PDF)));
        AgreementsModel model = model();
        Path target = folder.resolve("saved.pdf");

        model.save(whole, target);
        assertThat(target).hasBinaryContent(PDF);

        Path second = folder.resolve("second.pdf");
        fake.answer(
                AgreementCalls.FILE, _ -> new AgreementFile(whole, base64(new byte[] {1, 2, 3})));
        model.save(whole, second);
        assertThat(second).doesNotExist();
        assertThat(model.problemProperty().get()).isNotNull();
    }

    private AgreementsModel model() {
        fake.answer(AgreementCalls.LIST, _ -> Contracts.agreements());
        var model = new AgreementsModel(fake.signedIn(Accounts.NOW));
        model.about(contract);
        return model;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
