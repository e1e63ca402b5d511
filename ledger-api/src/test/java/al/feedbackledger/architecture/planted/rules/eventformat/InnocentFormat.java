package al.feedbackledger.architecture.planted.rules.eventformat;

import tools.jackson.databind.ObjectMapper;

final class InnocentFormat {
    static final Class<?> MAPPER = ObjectMapper.class;

    private InnocentFormat() {}
}
