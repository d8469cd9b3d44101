package fidus.server.reconciliation;

import static fidus.server.Desk.problem;
import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Wire;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.dossier.AboutBreak;
import fidus.reconciliation.dossier.AddComment;
import fidus.reconciliation.dossier.AttachFile;
import fidus.reconciliation.dossier.AttachedFile;
import fidus.reconciliation.dossier.Attachment;
import fidus.reconciliation.dossier.Comment;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.dossier.FileKind;
import fidus.reconciliation.dossier.GetAttachment;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.reconciliation.dossier.SplitBreak;
import fidus.server.RunningServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Comments, attachments and the split of a difference, through the whole server.
final class DossierTest {
    private static RunningServer server;
    private static Desk desk;
    private static List<BreakCard> rows;

    @BeforeAll
    static void start() {
        server = RunningServer.withEverything();
        desk = new Desk(server);
        AccountKey account = desk.account(902);
        var _ = desk.take(ReconciliationTest.first(902));
        var _ = desk.take(ReconciliationTest.second(902, "2026.11.23 08:57"));
        rows =
                desk.reconcile(account).breaks().stream()
                        .filter(card -> card.found().rule().equals("S5"))
                        .toList();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void commentsAreKeptInOrderWithWhoAndWhenAndAreAudited() {
        BreakId id = rows.getFirst().found().id();
        comment(id, desk.operator(), "  Asked the broker for the ticket ");
        Comment second = comment(id, desk.approver(), "They answer on Monday");

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.byName()).isEqualTo(desk.checker.person().name());
        assertThat(second.at()).isEqualTo(server.clock().instant());
        assertThat(dossier(id).comments())
                .extracting(Comment::text)
                .containsExactly("Asked the broker for the ticket", "They answer on Monday");
        assertThat(desk.audited("break/" + id.value())).contains("COMMENT_BREAK");
        refused(Problem.Code.BAD_VALUE, () -> comment(id, desk.operator(), "  "));
        refused(
                Problem.Code.BAD_VALUE,
                () -> comment(id, desk.operator(), "x".repeat(Comment.LONGEST + 1)));
        refused(
                Problem.Code.NOT_FOUND,
                () -> comment(new BreakId(UUID.randomUUID()), desk.operator(), "Nothing here"));
        String auditor = server.token(Role.AUDITOR);
        refused(Problem.Code.FORBIDDEN, () -> comment(id, auditor, "Only reads"));
        assertThat(dossier(id).comments()).hasSize(2);
    }

    @Test
    void anAttachedFileComesBackByteForByte() throws Exception {
        BreakId id = rows.get(1).found().id();
        byte[] pdf = new byte[2_300_000];
        new Random(7).nextBytes(pdf);
        System.arraycopy("%PDF-1.7\n".getBytes(UTF_8), 0, pdf, 0, 9);

        Attachment kept = attach(id, "Broker's answer.PDF", pdf);

        assertThat(kept.kind()).isEqualTo(FileKind.PDF);
        assertThat(kept.bytes()).isEqualTo(2_300_000);
        AttachedFile back = download(id, kept.number());
        assertThat(Base64.getDecoder().decode(back.base64())).isEqualTo(pdf);
        assertThat(dossier(id).attachments()).containsExactly(kept);
        assertThat(desk.audited("break/" + id.value())).contains("ATTACH_TO_BREAK");
        refused(Problem.Code.ALREADY_EXISTS, () -> attach(id, "again.pdf", pdf));
        refused(
                Problem.Code.NOT_FOUND,
                () ->
                        server.call(
                                DossierCalls.ATTACHMENT,
                                new GetAttachment(id, 9),
                                desk.operator()));
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsRefused() {
        BreakId id = rows.get(2).found().id();
        byte[] text = "date;sum\n2026-11-20;25.00\n".getBytes(UTF_8);
        refused(Problem.Code.BAD_VALUE, () -> attach(id, "rows.pdf", text));
        refused(Problem.Code.BAD_VALUE, () -> attach(id, "rows.png", text));
        refused(Problem.Code.BAD_VALUE, () -> attach(id, "rows.exe", text));
        refused(Problem.Code.BAD_VALUE, () -> attach(id, "rows.xlsx", text));
        refused(Problem.Code.BAD_VALUE, () -> attach(id, "rows.eml", text));
        refused(Problem.Code.BAD_VALUE, () -> attach(id, "../rows.csv", text));
        refused(Problem.Code.BAD_VALUE, () -> attach(id, "rows.csv", new byte[] {'a', 0, 'b'}));
        refused(Problem.Code.BAD_VALUE, () -> attach(id, "rows.txt", new byte[0]));
        byte[] large = new byte[Attachment.MOST_BYTES + 1];
        refused(Problem.Code.TOO_LARGE, () -> attach(id, "rows.jpg", large));
        byte[] larger = new byte[20_000_001];
        assertThat(problem(() -> attach(id, "rows.jpg", larger)).message())
                .as("the same limit, whatever refuses it")
                .contains("at most 10 MB");
        assertThat(dossier(id).attachments()).isEmpty();
    }

    @Test
    void aRepeatedUploadIsKeptOnce() {
        BreakId id = rows.get(3).found().id();
        String path =
                "/api/v1/reconciliation/breaks/" + id.value() + "/attachments?fileName=mail.txt";
        var headers =
                Map.of(
                        "Authorization",
                        "Bearer " + desk.operator(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString(),
                        "Content-Type",
                        "application/octet-stream");
        String first = server.send("POST", path, headers, "They confirmed it.").body();
        assertThat(server.send("POST", path, headers, "They confirmed it.").body())
                .isEqualTo(first);
        assertThat(server.send("POST", path, headers, "They did not.").statusCode()).isEqualTo(422);
        assertThat(dossier(id).attachments()).hasSize(1);
    }

    @Test
    void theSplitTakesSumsOfOtherBreaksFromTheServerAndTheNewestCounts() {
        BreakCard book = withDifference("25.00 USD");
        BreakCard printed = withDifference("-120.00 USD");

        KeptSplit kept = split(printed, List.of(book), "-15.00");

        assertThat(kept.split().unexplained()).isEqualTo(Money.of("-80.00", "USD"));
        assertThat(split(printed, List.of(), "-120.00").split().isWhole()).isTrue();
        assertThat(dossier(printed.found().id()).split())
                .satisfies(
                        newest -> {
                            assertThat(newest.number()).isEqualTo(2);
                            assertThat(newest.split().offsets()).isEmpty();
                        });
        assertThat(desk.audited("break/" + printed.found().id().value())).contains("SPLIT_BREAK");
        refused(Problem.Code.BAD_VALUE, () -> split(printed, List.of(), "-120.01"));
        refused(Problem.Code.BAD_VALUE, () -> split(printed, List.of(printed), "-1.00"));
        refused(
                Problem.Code.BAD_VALUE,
                () -> split(printed, List.of(), "-1.00", CauseCode.FRAUD_SUSPECTED));
        refused(
                Problem.Code.STALE_VERSION,
                () ->
                        server.call(
                                DossierCalls.SPLIT,
                                new SplitBreak(printed.found().id(), 99, List.of(), List.of()),
                                desk.operator()));
    }

    private static KeptSplit split(BreakCard card, List<BreakCard> offsets, String part) {
        return split(card, offsets, part, CauseCode.BANK_CHARGE);
    }

    private static KeptSplit split(
            BreakCard card, List<BreakCard> offsets, String part, CauseCode cause) {
        return server.call(
                DossierCalls.SPLIT,
                new SplitBreak(
                        card.found().id(),
                        card.found().version(),
                        offsets.stream().map(DossierTest::shown).toList(),
                        List.of(new DifferenceSplit.Part(cause, Money.of(part, "USD"), "Charge"))),
                desk.operator());
    }

    private static ExplainBreaks.Shown shown(BreakCard card) {
        return new ExplainBreaks.Shown(card.found().id(), card.found().version());
    }

    private static BreakCard withDifference(String difference) {
        return rows.stream()
                .filter(card -> String.valueOf(card.found().difference()).equals(difference))
                .findFirst()
                .orElseThrow();
    }

    private static Comment comment(BreakId id, String token, String text) {
        return server.call(DossierCalls.COMMENT, new AddComment(id, text), token);
    }

    private static Attachment attach(BreakId id, String name, byte[] content) {
        return server.upload(
                DossierCalls.ATTACH, new AttachFile(id, name), desk.operator(), content);
    }

    /// A file is longer than any text of a question may be.
    private static AttachedFile download(BreakId id, int number) throws Exception {
        String path = "/api/v1/reconciliation/breaks/" + id.value() + "/attachments/" + number;
        var headers = Map.of("Authorization", "Bearer " + server.token(Role.AUDITOR));
        return Wire.LENIENT.readValue(
                server.send("GET", path, headers, "").body(), AttachedFile.class);
    }

    private static Dossier dossier(BreakId id) {
        return server.call(DossierCalls.DOSSIER, new AboutBreak(id), desk.operator());
    }
}
