/// Who may enter: passwords, sessions, tokens, and the people behind them.
@NullMarked
package fidus.server.auth;

import org.jspecify.annotations.NullMarked;
