# Read JSON texts, print what Jekyll's Ruby makes of each one's front matter: every value with its type.
require "psych"
require "date"
require "json"

FRONT_MATTER = /\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)/m

def typed(value)
  case value
  when Float then ["Float", value.finite? ? value : value.to_s]
  when Time then ["Time", value.getutc.strftime("%Y-%m-%dT%H:%M:%S.%6N")]
  when Date then ["Date", value.strftime("%Y-%m-%d")]
  when Array then ["Array", value.map { |item| typed(item) }]
  when Hash then ["Hash", value.to_h { |key, item| [key.to_s, typed(item)] }]
  when Symbol then ["String", ":#{value}"]
  else [value.class.to_s, value]
  end
end

JSON.parse($stdin.read).each do |text|
  begin
    found = FRONT_MATTER.match(text)
    read = found && Psych.safe_load(found[1], permitted_classes: [Date, Time, Symbol], aliases: true)
    puts JSON.generate(found ? typed(read) : ["none"])
  rescue StandardError, Psych::Exception => e
    puts JSON.generate(["error", e.class.to_s])
  end
end
