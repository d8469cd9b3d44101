package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.FindAudit;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.funds.FundCode;
import fidus.investments.AboutInvestment;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.agreements.Agreement;
import fidus.investments.agreements.AgreementCalls;
import fidus.investments.agreements.AgreementFile;
import fidus.investments.agreements.GetAgreement;
import fidus.investments.agreements.KeepAgreement;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// What a client signed, kept with the contract.
final class AgreementsTest extends BookDesk {
    @Test
    void anAgreementIsKeptInVersionsAndNamedToWhoeverStartsTheContract() throws IOException {
        Investment contract = entered(FundCode.CORE, "10000.00");
        Deposit deposit = deposit("10000.00", "WIRE 1");
        confirm(deposit);
        Prepared without = start(contract, today().toString(), "10000.00", deposit);
        assertThat(without.shown()).contains(new Shown("Signed agreement", "none is kept"));

        byte[] first = pdf(1, "");
        Agreement kept = keep(contract.id(), "Ada signed.PDF", first);

        assertThat(kept.number()).isEqualTo(1);
        assertThat(kept.bytes()).isEqualTo(first.length);
        assertThat(kept.sha256()).isEqualTo(Canonical.sha256(first));
        assertThat(kept.at()).isEqualTo(server.clock().instant());
        // the approver saw that none was kept
        assertThat(code(() -> approve(without))).isEqualTo(Problem.Code.STALE_VERSION);

        byte[] second = pdf(2, "");
        Agreement newer = keep(contract.id(), "Ada signed again.pdf", second);
        String compliance = token(Role.COMPLIANCE);
        assertThat(
                        ask(AgreementCalls.LIST, new AboutInvestment(contract.id()), compliance)
                                .agreements())
                .containsExactly(newer, kept);
        assertThat(content(contract.id(), 1)).isEqualTo(first);
        assertThat(content(contract.id(), 2)).isEqualTo(second);
        assertThat(audited(contract)).contains("KEEP_AGREEMENT", "VALIDATE_CONTRACT");

        Prepared with = start(contract, today().toString(), "10000.00", deposit);
        assertThat(with.shown())
                .contains(
                        new Shown(
                                "Signed agreement",
                                "version 2, Ada signed again.pdf, kept by "
                                        + newer.byName()
                                        + ", SHA-256 "
                                        + Canonical.sha256(second)));
        approve(with);
        isRefused(contract, first);
    }

    private void isRefused(Investment contract, byte[] kept) throws IOException {
        InvestmentId id = contract.id();
        assertThat(refusal(id, "again.pdf", kept)).isEqualTo(Problem.Code.ALREADY_EXISTS);
        assertThat(refusal(id, "contract.docx", pdf(3, ""))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(id, "../contract.pdf", pdf(3, ""))).isEqualTo(Problem.Code.BAD_VALUE);
        byte[] named = "Signed, honestly".getBytes(US_ASCII);
        assertThat(refusal(id, "contract.pdf", named)).isEqualTo(Problem.Code.BAD_VALUE);
        byte[] begins = "%PDF-1.7 and nothing else".getBytes(US_ASCII);
        assertThat(refusal(id, "contract.pdf", begins)).isEqualTo(Problem.Code.BAD_VALUE);
        byte[] locked = pdf(1, "known to one person");
        assertThat(refusal(id, "contract.pdf", locked)).isEqualTo(Problem.Code.BAD_VALUE);
        byte[] large = Arrays.copyOf(kept, Agreement.MOST_BYTES + 1);
        assertThat(refusal(id, "contract.pdf", large)).isEqualTo(Problem.Code.TOO_LARGE);
        var nobodys = new InvestmentId(new UUID(0, 9));
        assertThat(refusal(nobodys, "contract.pdf", pdf(3, ""))).isEqualTo(Problem.Code.NOT_FOUND);
    }

    private Problem.Code refusal(InvestmentId id, String name, byte[] file) {
        return code(() -> keep(id, name, file));
    }

    private Agreement keep(InvestmentId id, String name, byte[] file) {
        return server.upload(AgreementCalls.KEEP, new KeepAgreement(id, name), operator, file);
    }

    private byte[] content(InvestmentId id, int number) {
        AgreementFile file = ask(AgreementCalls.FILE, new GetAgreement(id, number), approver);
        return Base64.getDecoder().decode(file.base64());
    }

    private List<String> audited(Investment contract) {
        String subject = "contract/" + contract.id().value();
        return ask(AuditCalls.FIND, new FindAudit(subject, null, 50), approver).rows().stream()
                .map(AuditLine::action)
                .toList();
    }

    private static byte[] pdf(int pages, String password) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            if (!password.isEmpty()) {
                document.protect(
                        new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }
}
