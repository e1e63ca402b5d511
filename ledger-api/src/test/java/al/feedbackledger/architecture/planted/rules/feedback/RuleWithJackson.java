package al.feedbackledger.architecture.planted.rules.feedback;

import tools.jackson.databind.ObjectMapper;

final class RuleWithJackson {
    static final Class<?> MAPPER = ObjectMapper.class;
}
