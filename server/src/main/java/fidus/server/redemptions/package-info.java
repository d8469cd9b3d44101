/// Redemptions: requested by one person, approved by another, paid once.
@NullMarked
package fidus.server.redemptions;

import org.jspecify.annotations.NullMarked;
