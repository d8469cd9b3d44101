/// Keeps the agreements that clients signed, encrypted, beside their contracts.
@NullMarked
package fidus.server.investments.agreements;

import org.jspecify.annotations.NullMarked;
