package fidus.server;

import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Refresh;
import fidus.auth.Role;
import fidus.auth.Tokens;
import fidus.server.auth.Auth;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// The people of a test's office and their sessions.
final class Staff {
    private final Auth auth;
    private final SettableClock clock;
    private final HttpCalls http;
    private final Map<List<Role>, Auth.NewLogin> people = new HashMap<>();
    private final Map<List<Role>, Tokens> tokens = new HashMap<>();

    Staff(Auth auth, SettableClock clock, HttpCalls http) {
        this.auth = auth;
        this.clock = clock;
        this.http = http;
    }

    /// The one person with exactly these roles.
    synchronized Auth.NewLogin login(List<Role> roles) {
        return people.computeIfAbsent(roles.stream().sorted().toList(), held -> another("", held));
    }

    Auth.NewLogin another(String suffix, List<Role> roles) {
        String name =
                String.join("-", roles.stream().map(Role::name).toList()).toLowerCase(Locale.ROOT)
                        + suffix;
        return auth.addForDemo(name, "Test " + name, roles);
    }

    /// The same token while it lasts, then a refreshed one, then a new sign-in. Whoever ends that
    /// session signs in another person instead.
    synchronized String token(List<Role> roles) {
        List<Role> held = roles.stream().sorted().toList();
        Tokens before = tokens.get(held);
        Instant now = clock.instant();
        if (before != null && now.isBefore(before.accessExpiresAt())) {
            return before.accessToken();
        }
        Tokens after =
                before != null && now.isBefore(before.endsAt())
                        ? http.call(
                                AuthCalls.REFRESH,
                                new Refresh(before.refreshToken()),
                                "",
                                UUID.randomUUID())
                        : signIn(login(held));
        tokens.put(held, after);
        return after.accessToken();
    }

    Tokens signIn(Auth.NewLogin person) {
        return http.call(
                AuthCalls.LOGIN,
                new Login(person.person().login(), person.password(), "test"),
                "",
                UUID.randomUUID());
    }
}
