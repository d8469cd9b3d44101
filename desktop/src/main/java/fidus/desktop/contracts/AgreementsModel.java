package fidus.desktop.contracts;

import fidus.auth.Permission;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.investments.AboutInvestment;
import fidus.investments.InvestmentId;
import fidus.investments.agreements.Agreement;
import fidus.investments.agreements.AgreementCalls;
import fidus.investments.agreements.AgreementFile;
import fidus.investments.agreements.AgreementList;
import fidus.investments.agreements.GetAgreement;
import fidus.investments.agreements.KeepAgreement;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/// The signed agreements of the contract shown: every version that is kept, and another one.
public final class AgreementsModel {
    private final Shell shell;
    private final Fetched<AgreementList> kept;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable InvestmentId about;
    private @Nullable Upload failed;

    /// An upload that may be tried again under the same request id.
    private record Upload(InvestmentId id, String sha256, UUID requestId) {}

    AgreementsModel(Shell shell) {
        this.shell = shell;
        kept = new Fetched<>(shell);
    }

    Shell shell() {
        return shell;
    }

    public Fetched<AgreementList> kept() {
        return kept;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// While a file is under way.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public boolean maySee() {
        return shell.session().may(Permission.SEE_AGREEMENT);
    }

    public boolean mayKeep() {
        return shell.session().may(Permission.KEEP_AGREEMENT);
    }

    /// Reads what is kept with this contract; nothing for people who may not see it.
    void about(InvestmentId id) {
        if (!id.equals(about)) {
            kept.clear();
            problem.set(null);
        }
        about = id;
        if (maySee()) {
            kept.ask(AgreementCalls.LIST, new AboutInvestment(id));
        }
    }

    /// Keeps this file as the next version.
    public void keep(Path file) {
        InvestmentId id = about;
        if (id == null || busy.get()) {
            return;
        }
        problem.set(null);
        busy.set(true);
        shell.background()
                .run(
                        () -> send(id, file),
                        now -> {
                            failed = null;
                            busy.set(false);
                            shell.notices().good("Kept as version " + now.number());
                            about(id);
                        },
                        this::stopped);
    }

    /// Stores exactly the bytes that were kept.
    public void save(Agreement agreement, Path target) {
        InvestmentId id = about;
        if (id == null || busy.get()) {
            return;
        }
        problem.set(null);
        busy.set(true);
        shell.background()
                .run(
                        () -> store(new GetAgreement(id, agreement.number()), target),
                        saved -> {
                            busy.set(false);
                            shell.notices().good("Saved: " + saved);
                        },
                        this::stopped);
    }

    private void stopped(Problem why) {
        busy.set(false);
        problem.set(why);
    }

    /// Looks at the size here, so that no large file travels in vain.
    private Agreement send(InvestmentId id, Path file) throws IOException {
        if (Files.size(file) > Agreement.MOST_BYTES) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "A signed agreement may have at most 10 MB. Scan it in black and white.");
        }
        String sha256 = Canonical.sha256(Files.readAllBytes(file));
        Upload before = failed;
        Upload now =
                before != null && before.id.equals(id) && before.sha256.equals(sha256)
                        ? before
                        : new Upload(id, sha256, UUID.randomUUID());
        failed = now;
        String name = Objects.toString(file.getFileName(), "");
        return shell.server()
                .upload(AgreementCalls.KEEP, new KeepAgreement(id, name), file, now.requestId);
    }

    private Path store(GetAgreement get, Path target) throws IOException {
        AgreementFile file = shell.server().call(AgreementCalls.FILE, get);
        byte[] bytes = Base64.getDecoder().decode(file.base64());
        if (!Canonical.sha256(bytes).equals(file.agreement().sha256())) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    "The file arrived damaged and was not stored. Save it again.");
        }
        return Files.write(target, bytes);
    }
}
