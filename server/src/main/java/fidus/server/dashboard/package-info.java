/// What an operator looks at first: can today's numbers be trusted?
@NullMarked
package fidus.server.dashboard;

import org.jspecify.annotations.NullMarked;
