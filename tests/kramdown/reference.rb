# Answers JSON lines: a body on standard input, the HTML that Jekyll's kramdown makes of it on standard output.
# Liquid is not run; the settings are those of a site without any of its own.
require 'jekyll'
require 'json'
require 'tmpdir'

Jekyll.logger.log_level = :error
Dir.mktmpdir do |source|
  settings = Jekyll.configuration('source' => source, 'destination' => "#{source}/_site", 'quiet' => true,
                                  'disable_disk_cache' => true)
  converter = Jekyll::Converters::Markdown.new(settings)
  converter.setup
  $stdout.sync = true
  $stdin.each_line { |line| puts JSON.generate(converter.convert(JSON.parse(line).dup)) }
end
