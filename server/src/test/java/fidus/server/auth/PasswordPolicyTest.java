package fidus.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.contract.Refused;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

@DisplayName("D11: which passwords are accepted")
class PasswordPolicyTest {
    private final PasswordPolicy policy = new PasswordPolicy();

    @Test
    void fifteenSmallLettersWithBlanksAreEnough() {
        accepted("my otter swims ");
    }

    @Test
    void shortIsRefusedHoweverMixed() {
        refused("Aa1!Aa1!Aa1!", "at least 15");
        refused("fourteen chars", "at least 15");
    }

    @Test
    void anEmojiCountsOnceAndAHundredAndTwentyEightAreTheEnd() {
        accepted("🦦🦉🦊🐢🐙🦀🐝🦋".repeat(16));
        refused("🦦🦉🦊🐢🐙🦀🐝🦋".repeat(16) + "x", "at most 128");
        refused("🦦🦉🦊🐢🐙🦀🐝", "at least 15");
    }

    @Test
    void whatEverybodyTriesFirstIsRefused() {
        refused("passwordpassword", "tried first");
        refused("PasswordPassword", "tried first");
        refused("qwertyuiopasdfgh", "tried first");
        refused("correcthorsebatterystaple", "tried first");
        refused("1q2w3e4r5t6y7u8i9o0p", "tried first");
        refused("ILoveYouForever", "tried first");
    }

    @Test
    @DisplayName("Of the million most used of published leaks, those that would be long enough")
    void whatWasPublishedIsRefused() throws IOException {
        List<String> published;
        try (var in = PasswordPolicy.class.getResourceAsStream("common-passwords.txt")) {
            published = new String(in.readAllBytes(), UTF_8).lines().toList();
        }
        assertThat(published).hasSizeGreaterThan(3_000);
        for (int i = 0; i < published.size(); i += 50) {
            refused(published.get(i), "");
        }
    }

    @Test
    void repetitionIsRefused() {
        refused("aaaaaaaaaaaaaaaa", "repeats");
        refused("abababababababab", "repeats");
    }

    @Test
    void theOwnNameAndWordsOfTheHouseCountForNothing() {
        refused("olivia.operator2026", "your name");
        refused("Olivia Operator 1234", "your name");
        refused("fidus-fund-client-1", "your name");
        accepted("olivia counts nine herons");
    }

    private void accepted(String password) {
        assertThatCode(
                        () ->
                                policy.check(
                                        "password", password, "olivia.operator", "Olivia Operator"))
                .as(password)
                .doesNotThrowAnyException();
    }

    private void refused(String password, String why) {
        assertThatThrownBy(
                        () ->
                                policy.check(
                                        "password", password, "olivia.operator", "Olivia Operator"))
                .as(password)
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("WEAK_PASSWORD")
                .hasMessageContaining(why);
    }
}
