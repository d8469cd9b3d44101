/// Agents who bring clients and earn on their interest.
@NullMarked
package fidus.agents;

import org.jspecify.annotations.NullMarked;
