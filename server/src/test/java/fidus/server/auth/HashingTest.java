package fidus.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.server.auth.Auth.HashLimits;
import fidus.server.auth.Hashing.Verdict;
import fidus.server.secrets.Secrets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

@DisplayName("D10: how passwords are hashed")
class HashingTest {
    @TempDir Path folder;
    private Hashing hashing;

    @BeforeEach
    void open() {
        hashing = new Hashing(new Secrets(folder), new HashLimits(4, 2, 8));
    }

    @Test
    void aPasswordOpensItsOwnHashAndNoOther() {
        String stored = hashing.hash("correct horse battery");
        assertThat(hashing.check("correct horse battery", stored)).isEqualTo(Verdict.RIGHT);
        assertThat(hashing.check("correct horse batterz", stored)).isEqualTo(Verdict.WRONG);
        assertThat(hashing.nobody()).matches("fp1\\$p1\\$\\$2a\\$04\\$.{53}");
        assertThat(hashing.check("correct horse battery", hashing.nobody()))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void nothingOfALongPasswordIsCutOff() {
        String long72 = "x".repeat(72);
        String stored = hashing.hash(long72);
        assertThat(hashing.check(long72 + "y", stored)).isEqualTo(Verdict.WRONG);
        assertThat(hashing.check(long72, stored)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void aZeroEndsNothing() {
        assertThat(hashing.check("a\0a", hashing.hash("a"))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void bothSpellingsOfAnAccentAreTheSamePassword() {
        String composed = "Köpenick über Ålesund";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(composed);
        assertThat(hashing.check(decomposed, hashing.hash(composed))).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void halfACharacterIsRefusedBeforeHashing() {
        long before = hashing.count();
        assertThatThrownBy(() -> hashing.hash("half a character: \uD800"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("BAD_VALUE");
        assertThat(hashing.count()).isEqualTo(before + 1);
    }

    @Test
    void theStoredFormNamesSchemePepperAndCost() {
        var real = new Hashing(new Secrets(folder), HashLimits.ofThisMachine());
        assertThat(real.hash("as slow as it should be")).matches("fp1\\$p1\\$\\$2a\\$12\\$.{53}");
    }

    @Test
    void aStoredHashThatIsNoneLetsNobodyIn() {
        for (String broken :
                List.of(
                        "",
                        "x",
                        "fp1$p1$",
                        "fp1$p1$$2b$04$abc",
                        "fp1$gone$" + "x".repeat(60),
                        "fp1$p1$$2a$04$short")) {
            assertThat(hashing.check("whatever it is", broken))
                    .as(broken)
                    .isEqualTo(Verdict.CORRUPT);
        }
    }

    @Test
    void aLowerCostAndAnOlderPepperAreNoticed() throws Exception {
        String old = hashing.hash("correct horse battery");
        var dearer = new Hashing(new Secrets(folder), new HashLimits(5, 2, 8));
        assertThat(dearer.check("correct horse battery", old)).isEqualTo(Verdict.RIGHT_AND_OLD);
        var secrets = new Secrets(folder);
        var lines = new ArrayList<>(List.of("p2 " + Secrets.random(32)));
        lines.addAll(Files.readAllLines(folder.resolve("password-pepper")));
        secrets.write("password-pepper", lines);
        var turned = new Hashing(secrets, new HashLimits(4, 2, 8));
        assertThat(turned.check("correct horse battery", old)).isEqualTo(Verdict.RIGHT_AND_OLD);
        assertThat(turned.hash("correct horse battery")).startsWith("fp1$p2$");
    }

    @Test
    void anotherPepperOpensNothing(@TempDir Path elsewhere) {
        var other = new Hashing(new Secrets(elsewhere), new HashLimits(4, 2, 8));
        assertThat(other.check("correct horse battery", hashing.hash("correct horse battery")))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void thePepperIsForItsOwnerOnly() throws Exception {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("password-pepper"))))
                .isEqualTo("rw-------");
    }

    @Test
    void moreThanTheQueueHoldsIsTurnedAway() throws Exception {
        var small = new Hashing(new Secrets(folder), new HashLimits(10, 1, 2));
        String stored = small.hash("correct horse battery");
        var asks = new ArrayList<Callable<String>>();
        for (int i = 0; i < 20; i++) {
            asks.add(
                    () -> {
                        try {
                            return small.check("wrong horse battery", stored).name();
                        } catch (Refused e) {
                            return e.problem().code().name();
                        }
                    });
        }
        var answers = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(asks)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).contains("WRONG", "BUSY").doesNotContain("RIGHT");
    }
}
