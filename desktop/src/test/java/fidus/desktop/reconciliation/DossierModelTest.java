package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.dossier.AttachedFile;
import fidus.reconciliation.dossier.Attachment;
import fidus.reconciliation.dossier.Comment;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.dossier.FileKind;
import fidus.reconciliation.dossier.KeptSplit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

class DossierModelTest {
    private final Sample sample = new Sample();
    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private BreaksModel model;
    @TempDir private Path folder;

    @BeforeEach
    void answers() {
        fake.answer(
                ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(sample.breaks(), asked));
        fake.answer(DossierCalls.DOSSIER, _ -> BreakSample.empty(fake));
        var shell = fake.signedIn(Sample.NOW);
        model = new BreaksModel(shell);
        model.read();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aCommentIsSentOnceAndThenReadBack() {
        model.choose(sample.breaks().getFirst());
        fake.answer(
                DossierCalls.COMMENT,
                asked -> {
                    assertThat(asked.get("text").asText()).isEqualTo("They answer today");
                    return new Comment(
                            1,
                            FakeServer.me().id(),
                            "Ann Example",
                            Sample.NOW,
                            "They answer today");
                });
        boolean[] kept = new boolean[1];
        model.dossier().comment("  They answer today ", () -> kept[0] = true);
        assertThat(kept[0]).isTrue();
        long read = fake.seen().stream().filter(it -> it.path().endsWith("/dossier")).count();
        assertThat(read).isEqualTo(2);
        model.dossier().comment("  ", () -> {});
        assertThat(model.dossier().problemProperty().get().code())
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysStaysHere() throws Exception {
        model.choose(sample.breaks().getFirst());
        model.dossier().attach(Files.writeString(folder.resolve("answer.pdf"), "no PDF at all"));
        assertThat(model.dossier().problemProperty().get().message()).contains("answer.pdf is no");
        Path large = folder.resolve("large.txt");
        Files.writeString(large, "x".repeat(Attachment.MOST_BYTES + 1));
        model.dossier().attach(large);
        assertThat(model.dossier().problemProperty().get().code())
                .isEqualTo(Problem.Code.TOO_LARGE);
        assertThat(fake.seen()).noneMatch(it -> it.path().endsWith("/attachments"));
        assertThat(model.dossier().busyProperty().get()).isFalse();
    }

    @Test
    void anUploadTriedAgainKeepsItsRequestId() throws Exception {
        model.choose(sample.breaks().getFirst());
        Path file = Files.writeString(folder.resolve("mail.txt"), "They confirmed it.");
        fake.answer(
                DossierCalls.ATTACH,
                _ -> {
                    throw Refused.because(Problem.Code.BUSY, "Try again.");
                });
        model.dossier().attach(file);
        model.dossier().attach(file);
        assertThat(fake.seen().stream().filter(it -> it.path().endsWith("/attachments")))
                .hasSize(2)
                .extracting(FakeServer.Seen::key)
                .doesNotContain("null")
                .satisfies(keys -> assertThat(keys.getFirst()).isEqualTo(keys.getLast()));
    }

    @Test
    void anAttachmentIsSavedByteForByteAndADamagedOneIsNot() throws Exception {
        model.choose(sample.breaks().getFirst());
        byte[] content = "date;sum\n".getBytes(UTF_8);
        var attachment =
                new Attachment(
                        1,
                        "rows.csv",
                        FileKind.CSV,
                        content.length,
                        Canonical.sha256(content),
                        Sample.BEN,
                        "Ben Example",
                        Sample.NOW);
        fake.answer(
                DossierCalls.ATTACHMENT,
                _ -> new AttachedFile(attachment, Base64.getEncoder().encodeToString(content)));
        Path target = folder.resolve("saved.csv");
        model.dossier().save(attachment, target);
        assertThat(target).hasBinaryContent(content);
        fake.answer(DossierCalls.ATTACHMENT, _ -> new AttachedFile(attachment, "AAAA"));
        Path damaged = folder.resolve("damaged.csv");
        model.dossier().save(attachment, damaged);
        assertThat(damaged).doesNotExist();
        assertThat(model.dossier().problemProperty().get().code()).isEqualTo(Problem.Code.BROKEN);
    }

    @Test
    void tryingPartsAndCounterpartsShowsWhatIsLeftAndStoresNothing() {
        BreakCard book = ofKey("/BOOK/81209001");
        BreakCard printed = ofKey("/STATEMENT/91770350");
        model.choose(book);
        SplitModel split = model.split();
        assertThat(split.draft().unexplained()).isEqualTo(BreakSample.usd("-2500.00"));
        assertThat(split.counterparts().getFirst()).isEqualTo(printed);
        split.add(CauseCode.BANK_CHARGE, BreakSample.usd("-12.50"), "wire fee");
        assertThat(split.draft().unexplained()).isEqualTo(BreakSample.usd("-2487.50"));
        assertThat(split.isTried()).isTrue();
        split.remove(0);
        split.toggle(printed);
        assertThat(split.draft().isWhole()).isTrue();
        assertThat(split.mayMatch()).isTrue();
        assertThat(fake.seen())
                .noneMatch(it -> it.method().equals("POST") && it.path().contains("/breaks/"));
        split.toggle(printed);
        assertThat(split.isTried()).isFalse();
    }

    @Test
    void whatIsTriedIsKeptOnlyWhenConfirmed() {
        BreakCard card = sample.breaks().getFirst();
        model.choose(card);
        SplitModel split = model.split();
        fake.answer(
                DossierCalls.SPLIT,
                asked -> {
                    assertThat(asked.get("parts")).hasSize(1);
                    assertThat(asked.get("version").asInt()).isEqualTo(1);
                    return new KeptSplit(
                            1, split.draft(), FakeServer.me().id(), "Ann Example", Sample.NOW);
                });
        split.add(CauseCode.TIMING, BreakSample.usd("-6000.00"), "");
        split.keep();
        assertThat(split.sent().problemProperty().get().message()).contains("more than differs");
        split.remove(0);
        split.add(CauseCode.TIMING, BreakSample.usd("-5000.00"), "");
        split.keep();
        assertThat(split.told().now().split().isWhole()).isTrue();
        assertThat(split.isTried()).isFalse();
    }

    @Test
    void anotherBreakBeginsWithNothingTried() {
        model.choose(sample.breaks().getFirst());
        model.split().add(CauseCode.TIMING, BreakSample.usd("-1.00"), "");
        model.read();
        assertThat(model.split().isTried()).as("read again").isTrue();
        model.choose(sample.breaks().get(1));
        assertThat(model.split().isTried()).isFalse();
    }

    @Test
    void rowsOfBothSidesAreMatchedFromHere() {
        model.choose(ofKey("/BOOK/81209001"));
        model.split().toggle(ofKey("/STATEMENT/91770350"));
        fake.answer(
                ReconciliationCalls.MATCH,
                asked -> {
                    assertThat(asked.get("bookRows").get(0).asText()).isEqualTo("81209001");
                    assertThat(asked.get("statementRows").get(0).asText()).isEqualTo("91770350");
                    return new MatchMade(sample.matches().getFirst(), null);
                });
        model.split().match("", () -> {});
        assertThat(fake.seen()).anyMatch(it -> it.path().endsWith("/matches"));
        model.choose(sample.breaks().getFirst());
        model.split().toggle(ofKey("/STATEMENT/91770350"));
        assertThat(model.split().mayMatch()).as("R8 is no row").isFalse();
    }

    private BreakCard ofKey(String end) {
        return model.rowsProperty().get().stream()
                .filter(card -> card.found().key().endsWith(end))
                .findFirst()
                .orElseThrow();
    }
}
